-- The same masks as SQL, the specification's way: after the restore, on the staging server.
\set ON_ERROR_STOP on
begin;
update users set email = 'staging+user' || id || '@example.com', phone = '+1555000' || id, name = 'Test User ' || id,
  profile = '{"city": "Testville"}', password_hash = 'test-token-' || md5(password_hash);
update conversations set subject = 'Test conversation ' || id;
update messages set content = 'Generic test content of message ' || id || '.', media_url = null;
update api_tokens set token = 'test-token-' || md5(token);
update sessions set token = encode(sha256(token::bytea), 'hex'), ip = null, user_agent = 'Generic test content.';
commit;
vacuum analyze users, conversations, messages, api_tokens, sessions;
