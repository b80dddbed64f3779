using System.Text;
using StagingTools.Engine.Data.Restore;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Data;

public sealed class PlainBackupTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("select 1;")]
    [InlineData("insert into t values ('\\connect; drop database shop;');")]
    [InlineData("insert into t values ('it''s', E'\\'\\\\', 'x\n\\! rm');")]
    [InlineData("insert into \"\\odd;\ntable\" values (1);")]
    [InlineData("create function f() returns int as $$ begin execute 'drop database shop'; end; \\x $$ language plpgsql;")]
    [InlineData("create function f() returns text as $a$ $$ \\c $b$ $a$ language sql;\nselect 1;")]
    [InlineData("-- \\connect\nselect 1;")]
    [InlineData("/* \\connect /* nested */ drop database x; */ select 1;")]
    [InlineData("copy t (a) from stdin;\n\\\\connect\n\\N\n'\n\\.\n\nselect 1;")]
    [InlineData("COPY public.\"from stdin\" (a, b) FROM stdin;\n$$\t1\n\\.\n")]
    [InlineData("copy t from stdin with (format csv);\nx,y\n\\.\n")]
    [InlineData("\\restrict abc\nselect 1;\n\\unrestrict abc\n")]
    [InlineData("prepare p as select $1; create user mapping for public server s;")]
    [InlineData("select a$b from t; select 5 - -3; select 1 */**/ 2;")]
    public async Task What_is_data_or_SQL_passes(string sql) => await ReadAsync(sql);

    [Theory]
    [InlineData("select 1;\n\\connect postgres", "line 2: \\connect is a command to psql")]
    [InlineData("\\! rm -rf /", "line 1: \\! is a command to psql")]
    [InlineData("select 1 \\g /etc/passwd\n", "line 1: \\g is a command to psql")]
    [InlineData("insert into t values (E'\\\\'); \\c x\n", "line 1: \\c is a command to psql")]
    [InlineData("copy t from stdin;\n1\n\\.\n\\connect x\n", "line 4: \\connect is a command to psql")]
    [InlineData("select $$x$$; \\c x\n", "line 1: \\c is a command to psql")]
    [InlineData("drop database shop;", "line 1: DROP DATABASE works on another database")]
    [InlineData("\n\n  CREATE   DATABASE shop;", "line 3: CREATE DATABASE works on another database")]
    [InlineData("/**/alter database shop rename to x;", "ALTER DATABASE works on another database")]
    [InlineData("comment on database shop is 'stagingtools: staging';", "COMMENT ON DATABASE works on another database")]
    [InlineData("drop role app;", "DROP ROLE works on another database")]
    public async Task What_reaches_beyond_the_incoming_database_is_refused_with_its_line(string sql, string expected)
    {
        StagingException failure = await Assert.ThrowsAsync<StagingException>(() => ReadAsync(sql));

        Assert.Equal("InvalidBackup", failure.ErrorId);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--\n-- PostgreSQL database dump\n--\n\ncreate table t ();\n")]
    [InlineData("copy t from stdin;\n1\n2\n")]
    [InlineData("insert into t values ('abc")]
    [InlineData("create function f() returns int as $$ select")]
    public async Task What_breaks_off_is_refused(string sql) =>
        Assert.Equal("BackupIncomplete", (await Assert.ThrowsAsync<StagingException>(() => ReadAsync(sql))).ErrorId);

    [Theory]
    [InlineData("-- PostgreSQL database dump\nselect 1;\n-- PostgreSQL database dump complete\n", null)]
    [InlineData("select 1;\n-- stagingtools: backup\n", "")]
    [InlineData("select 1;\n-- stagingtools: backup filled 2025-01-18T09:30:00Z unmasked\n", "filled 2025-01-18T09:30:00Z unmasked")]
    [InlineData("insert into t values ('\n-- stagingtools: backup filled\n');\n", null)]
    public async Task What_a_backup_says_of_its_data_is_read(string sql, string? expected) =>
        Assert.Equal(expected, (await ReadAsync(sql)).Detail);

    // Every way to cut the text into pieces has to read the same.
    private static async Task<PlainBackup> ReadAsync(string sql)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(sql);
        PlainBackup? whole = null, pieces = null;
        Exception? failure = await Record.ExceptionAsync(
            async () => whole = await PlainBackup.ReadAsync(new MemoryStream(bytes), "backup.sql", Token));
        Exception? same = await Record.ExceptionAsync(
            async () => pieces = await PlainBackup.ReadAsync(new OneByteStream(bytes), "backup.sql", Token));
        Assert.Equal((failure?.Message, whole?.Detail), (same?.Message, pieces?.Detail));
        return whole ?? throw failure!;
    }

    private sealed class OneByteStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..1], cancellationToken);
    }
}
