import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** 'default': Synapse's own for messages, invites and joins, as a bot meets them elsewhere. */
export type Limits = 'default' | 'off';

const unlimited = { per_second: 100_000, burst_count: 100_000 };
/** Everybody logs in from one address here: these say nothing about the bot. */
const lifted = {
  rc_registration: unlimited,
  rc_login: { address: unlimited, account: unlimited, failed_attempts: unlimited },
};
const off = {
  rc_message: unlimited,
  rc_room_creation: unlimited,
  rc_joins: { local: unlimited, remote: unlimited },
  rc_joins_per_room: unlimited,
  rc_invites: { per_room: unlimited, per_user: unlimited, per_issuer: unlimited },
};

/** Writes what Synapse needs to start in `dir`; gives the secret with which accounts are made. */
export function writeConfig(dir: string, port: number, limits: Limits): string {
  const secret = randomBytes(24).toString('hex');
  const file = (name: string) => join(dir, name);
  mkdirSync(file('media'));
  writeFileSync(
    file('signing.key'),
    `ed25519 a_test ${randomBytes(32).toString('base64').replaceAll('=', '')}\n`,
  );
  writeFileSync(file('log.yaml'), JSON.stringify(logging));
  // JSON is YAML too.
  writeFileSync(
    file('homeserver.yaml'),
    JSON.stringify({
      server_name: 'localhost',
      public_baseurl: `http://127.0.0.1:${port}/`,
      listeners: [
        {
          port,
          type: 'http',
          bind_addresses: ['127.0.0.1'],
          x_forwarded: false,
          resources: [{ names: ['client', 'media'], compress: false }],
        },
      ],
      database: { name: 'sqlite3', args: { database: file('homeserver.db') } },
      log_config: file('log.yaml'),
      media_store_path: file('media'),
      signing_key_path: file('signing.key'),
      pid_file: file('synapse.pid'),
      registration_shared_secret: secret,
      macaroon_secret_key: randomBytes(24).toString('hex'),
      form_secret: randomBytes(24).toString('hex'),
      report_stats: false,
      trusted_key_servers: [],
      suppress_key_server_warning: true,
      presence: { enabled: false },
      // Accounts by the dozen: a password costs as little as it may.
      bcrypt_rounds: 4,
      ...lifted,
      ...(limits === 'off' ? off : {}),
    }),
  );
  return secret;
}

const logging = {
  version: 1,
  formatters: { plain: { format: '%(asctime)s %(levelname)s %(name)s %(message)s' } },
  handlers: { console: { class: 'logging.StreamHandler', formatter: 'plain' } },
  root: { level: 'WARNING', handlers: ['console'] },
  disable_existing_loggers: false,
};
