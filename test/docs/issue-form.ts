// What GitHub wants of an issue form; one that breaks its rules is not offered to anybody.
// https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/syntax-for-githubs-form-schema

type Fields = Readonly<Record<string, unknown>>;

/** Of each kind of field: what its attributes must hold. */
const REQUIRED_ATTRIBUTES: Readonly<Record<string, string>> = {
  markdown: 'value',
  textarea: 'label',
  input: 'label',
  dropdown: 'label',
  checkboxes: 'label',
};
const FORM_KEYS = ['name', 'description', 'title', 'labels', 'assignees', 'projects', 'type', 'body'];
const FIELD_KEYS = ['type', 'id', 'attributes', 'validations'];

/** Everything that GitHub would refuse in a form that was read from YAML; empty when it would take it. */
export function problemsOfForm(form: unknown): string[] {
  if (!isFields(form)) return ['it is not a mapping'];
  const problems = unknownKeys(form, FORM_KEYS, 'the form');
  for (const key of ['name', 'description']) if (!isText(form[key])) problems.push(`it has no ${key}`);
  if (!Array.isArray(form.body) || form.body.length === 0) return [...problems, 'it has no body'];
  const fields: readonly unknown[] = form.body;
  problems.push(...fields.flatMap((field, index) => problemsOfField(field, `field ${index + 1}`)));
  const ids = fields.map((field) => (isFields(field) ? field.id : undefined)).filter(isText);
  if (new Set(ids).size < ids.length) problems.push('two fields have the same id');
  if (fields.every((field) => isFields(field) && field.type === 'markdown')) problems.push('it asks nothing');
  return problems;
}

function problemsOfField(field: unknown, where: string): string[] {
  if (!isFields(field)) return [`${where} is not a mapping`];
  const problems = unknownKeys(field, FIELD_KEYS, where);
  const needed = typeof field.type === 'string' ? REQUIRED_ATTRIBUTES[field.type] : undefined;
  if (needed === undefined) return [...problems, `${where} is of no known type`];
  const attributes = isFields(field.attributes) ? field.attributes : {};
  if (!isText(attributes[needed])) problems.push(`${where} has no ${needed}`);
  if (field.id !== undefined && !(isText(field.id) && /^[\w-]+$/.test(field.id)))
    problems.push(`${where} has an id that is no word`);
  if (field.type === 'dropdown' || field.type === 'checkboxes') {
    const options: readonly unknown[] = Array.isArray(attributes.options) ? attributes.options : [];
    const names = options.map((option) => (isFields(option) ? option.label : option));
    if (names.length === 0 || !names.every(isText)) problems.push(`${where} has no options`);
    if (new Set(names).size < names.length) problems.push(`${where} has an option twice`);
  }
  return problems;
}

function unknownKeys(fields: Fields, known: readonly string[], where: string): string[] {
  return Object.keys(fields)
    .filter((key) => !known.includes(key))
    .map((key) => `${where} has an unknown key: ${key}`);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
