import { checkAllowedOrigins } from '../cors.ts';
import { authModes } from '../kinds/machine-kinds.ts';
import { parsePolicy } from '../parse-policy.ts';
import type { Policy } from '../policy.ts';
import type {
  AlarmReceiver,
  Deployment,
  MachineDeployment,
  PageDeployment,
  PageDomain,
} from './deployment.ts';
import { type Field, FieldReader } from './field-reader.ts';
import { deploymentKinds } from './kinds/deployment-kinds.ts';

const ID = {
  pattern: /^(?=.{1,32}$)[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/,
  expected: 'letters and digits, with single hyphens between, at most 32',
};
/** A machine of this id would take the name of the page's stack. */
const MACHINE_ID = {
  pattern: /^(?!page$)(?=.{1,32}$)[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/i,
  expected: `${ID.expected}, and not "Page"`,
};
const ENDPOINT = {
  pattern: /^[a-z0-9-]+(\.[a-z0-9-]+)+$/,
  expected: 'a host name such as "cell-us-east-1-1.prod.a.momentohq.com"',
};
const DOMAIN_NAME = { pattern: ENDPOINT.pattern, expected: 'a host name such as "chat.example.com"' };
const CERTIFICATE_ARN = {
  pattern: /^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/,
  expected: 'the ARN of an ACM certificate in us-east-1',
};

const TOPIC_ARN = {
  pattern: /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]+$/,
  expected: 'the ARN of an SNS topic',
};
const EMAIL = { pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/, expected: 'an e-mail address' };

// What the page takes (src/config/parse-config.ts).
const MAX_MACHINE_NAME_LENGTH = 56;
const MAX_ROOM_NAME_LENGTH = 56;
const MAX_CACHE_NAME_LENGTH = 64;

// Above it, it is a typing error: API Gateway's default for a whole region.
const MAX_PER_SECOND = 10_000;
const MAX_CONCURRENCY = 10_000;
// What a rate rule of AWS WAF takes.
const REQUESTS_PER_ADDRESS = { from: 10, to: 2_000_000_000 };

const MACHINE_KEYS = [
  'id',
  'name',
  'auth',
  'policy',
  'vendsPerSecond',
  'requestsPerMinutePerAddress',
  'reservedConcurrency',
  'tracing',
];

/**
 * Checks a deployment and fills in what it leaves out. An unknown key is an error: a misspelt limit must not
 * pass for no limit.
 * @throws Error that lists every problem, by key, with what was found and what is expected.
 */
export function parseDeployment(value: unknown): Deployment {
  const reader = new FieldReader();
  const deployment = readDeployment(reader, value);
  if (reader.problems.length > 0) {
    throw new Error(`unable to use the deployment; ${reader.problems.join('; ')}`);
  }
  return deployment;
}

function readDeployment(reader: FieldReader, value: unknown): Deployment {
  const keys = ['name', 'cacheName', 'allowedOrigins', 'machines', 'alarms', 'page'];
  const fields = reader.object({ value, path: '' }, keys);
  const machines = reader.list(fields.at('machines'), (field) => readMachine(reader, field));
  for (const key of ['id', 'name'] as const) {
    const distinct = new Set(machines.map((machine) => machine[key].toLowerCase()));
    if (distinct.size < machines.length) reader.problems.push(`two machines have the same ${key}`);
  }
  return {
    name: reader.matching(fields.at('name', 'MomentoChat'), ID),
    cacheName: reader.text(fields.at('cacheName', 'chat'), MAX_CACHE_NAME_LENGTH),
    allowedOrigins: readOrigins(reader, fields.at('allowedOrigins', [])),
    machines,
    ...fields.given('alarms', (field) => readAlarms(reader, field)),
    ...fields.given('page', (field) => readPage(reader, field)),
  };
}

function readMachine(reader: FieldReader, field: Field): MachineDeployment {
  const given: object = typeof field.value === 'object' && field.value !== null ? field.value : {};
  const known = authModes.find((mode) => 'auth' in given && given.auth === mode);
  const fields = reader.object(field, [...MACHINE_KEYS, ...(known ? deploymentKinds[known].keys : [])]);
  const auth = reader.oneOf(fields.at('auth'), authModes);
  return {
    auth,
    id: reader.matching(fields.at('id'), MACHINE_ID),
    name: reader.text(fields.at('name'), MAX_MACHINE_NAME_LENGTH),
    vendsPerSecond: reader.wholeNumber(fields.at('vendsPerSecond', 5), { from: 1, to: MAX_PER_SECOND }),
    tracing: reader.flag(fields.at('tracing', false)),
    ...fields.given('policy', (policy) => readPolicy(reader, policy)),
    ...fields.given('requestsPerMinutePerAddress', (limit) =>
      reader.wholeNumber(limit, REQUESTS_PER_ADDRESS),
    ),
    ...fields.given('reservedConcurrency', (limit) =>
      reader.wholeNumber(limit, { from: 1, to: MAX_CONCURRENCY }),
    ),
    ...deploymentKinds[auth].readFields(reader, fields),
  };
}

function readPolicy(reader: FieldReader, { value, path }: Field): Policy {
  try {
    return parsePolicy(value);
  } catch (error) {
    reader.problems.push(`${path}: ${error instanceof Error ? error.message : 'it cannot be read'}`);
    return {};
  }
}

function readOrigins(reader: FieldReader, field: Field): string[] {
  return reader.list(field, (origin) => {
    const text = typeof origin.value === 'string' ? origin.value : '';
    try {
      checkAllowedOrigins([text]);
    } catch {
      reader.wrong(origin, 'an exact origin such as "https://chat.example.com"');
    }
    return text;
  });
}

function readAlarms(reader: FieldReader, field: Field): AlarmReceiver {
  const fields = reader.object(field, ['email', 'topicArn']);
  const email = fields.at('email');
  const topicArn = fields.at('topicArn');
  if ((email.value === undefined) === (topicArn.value === undefined))
    reader.wrong(field, 'email or topicArn');
  return email.value === undefined
    ? { topicArn: reader.matching(topicArn, TOPIC_ARN) }
    : { email: reader.matching(email, EMAIL) };
}

function readPage(reader: FieldReader, field: Field): PageDeployment {
  const fields = reader.object(field, ['rooms', 'momentoEndpoint', 'domain']);
  return {
    rooms: reader.list(fields.at('rooms', []), (room) => reader.text(room, MAX_ROOM_NAME_LENGTH)),
    ...fields.given('momentoEndpoint', (endpoint) => reader.matching(endpoint, ENDPOINT)),
    ...fields.given('domain', (domain) => readDomain(reader, domain)),
  };
}

function readDomain(reader: FieldReader, field: Field): PageDomain {
  const fields = reader.object(field, ['name', 'certificateArn']);
  return {
    name: reader.matching(fields.at('name'), DOMAIN_NAME),
    certificateArn: reader.matching(fields.at('certificateArn'), CERTIFICATE_ARN),
  };
}
