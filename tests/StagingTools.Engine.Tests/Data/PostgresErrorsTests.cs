using System.Net.Sockets;
using Npgsql;
using StagingTools.Engine.Data.Schema;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Data;

public sealed class PostgresErrorsTests
{
    [Theory]
    [InlineData("22P02", "invalid input syntax for type integer: \"tOpSeCrEt\"")]
    [InlineData("22001", "value too long: tOpSeCrEt")]
    [InlineData("23505", "duplicate key tOpSeCrEt")]
    [InlineData("P0001", "no such user: tOpSeCrEt")]
    [InlineData("XX000", "cache lookup failed for tOpSeCrEt")]
    [InlineData("42601", "syntax error at or near \"tOpSeCrEt\"")]
    public void Messages_that_can_hold_values_are_not_repeated(string state, string message)
    {
        StagingException failure = StagingErrors.Translate(new PostgresException(
            message, "ERROR", "ERROR", state, detail: "Key (email)=(tOpSeCrEt)", hint: "tOpSeCrEt",
            where: "COPY users, line 3, column email: \"tOpSeCrEt\"", schemaName: "public", tableName: "users",
            columnName: "email", constraintName: "users_email_key"));

        Assert.DoesNotContain("tOpSeCrEt", failure.ToString() + failure.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("public.users, column email, constraint users_email_key", failure.Message, StringComparison.Ordinal);
        Assert.Contains(state, failure.Message, StringComparison.Ordinal);
        Assert.Null(failure.InnerException);
    }

    [Theory]
    [InlineData("28P01", "password authentication failed for user \"app\"", "DatabaseLoginFailed", StagingErrorCategory.AuthenticationError)]
    [InlineData("3D000", "database \"shop\" does not exist", "DatabaseNotFound", StagingErrorCategory.NotFound)]
    [InlineData("42501", "permission denied for table users", "DatabasePermissionDenied", StagingErrorCategory.PermissionDenied)]
    [InlineData("53300", "sorry, too many clients already", "DatabaseOverloaded", StagingErrorCategory.ResourceBusy)]
    [InlineData("53100", "could not extend file: No space left on device", "DatabaseDiskFull", StagingErrorCategory.OperationFailed)]
    [InlineData("57P01", "terminating connection due to administrator command", "DatabaseConnectionLost", StagingErrorCategory.ConnectionError)]
    public void Known_conditions_have_their_error_and_their_words(string state, string message, string id, StagingErrorCategory category)
    {
        StagingException failure = StagingErrors.Translate(new PostgresException(message, "FATAL", "FATAL", state));

        Assert.Equal(id, failure.ErrorId);
        Assert.Equal(category, failure.Category);
        Assert.Contains(message, failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.RecommendedAction!);
    }

    [Fact]
    public void A_server_that_does_not_answer_is_unreachable()
    {
        StagingException failure = StagingErrors.Translate(
            new NpgsqlException("Failed to connect", new SocketException((int)SocketError.ConnectionRefused)));

        Assert.Equal("DatabaseUnreachable", failure.ErrorId);
        Assert.Contains("nothing listens there", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pg_restore: error: could not execute query: ERROR:  could not create unique index \"users_email_key\"\nDETAIL:  Key (email)=(tOpSeCrEt) is duplicated.", "could not create unique index \"users_email_key\"")]
    [InlineData("pg_restore: error: could not execute query: ERROR:  insert or update on table \"messages\" violates foreign key constraint \"fk\"\nDETAIL:  tOpSeCrEt", "insert or update on table \"messages\" violates foreign key constraint \"fk\"")]
    [InlineData("pg_restore: error: could not execute query: ERROR:  invalid input syntax for type integer: \"tOpSeCrEt\"", null)]
    [InlineData("pg_dump: error: query failed: ERROR:  permission denied for schema private", "permission denied for schema private")]
    public void Programs_errors_are_repeated_in_known_forms_only(string text, string? expected) =>
        Assert.Equal(expected, ProgramErrors.SafeMessage(text));

    [Fact]
    public void A_programs_error_names_the_object_and_the_way_out()
    {
        StagingException failure = ProgramErrors.Translate(
            "pg_restore",
            "pg_restore: while PROCESSING TOC:\npg_restore: from TOC entry 3219; 2606 16440 FK CONSTRAINT messages messages_fkey app\n"
            + "pg_restore: error: could not execute query: ERROR:  something with tOpSeCrEt in it\nCommand was: ALTER TABLE",
            new Dictionary<string, string> { ["PGHOST"] = "db", ["PGPORT"] = "5432", ["PGDATABASE"] = "shop_incoming" });

        Assert.Equal("SchemaCopyFailed", failure.ErrorId);
        Assert.Contains("FK CONSTRAINT messages messages_fkey", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("tOpSeCrEt", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3412; 0 0 COMMENT - EXTENSION citext", "")]
    [InlineData("5; 2615 2200 SCHEMA - public pg_database_owner", "")]
    [InlineData("3500; 3466 16500 EVENT TRIGGER - audit postgres", "event triggers need a superuser")]
    [InlineData("3501; 1418 16501 USER MAPPING - USER MAPPING app SERVER old app", "user mappings hold production's passwords")]
    [InlineData("215; 1259 16400 TABLE public users app", null)]
    [InlineData("; Archive created at 2025-01-18", null)]
    public void Entries_that_only_an_administrator_could_make_stay_behind(string entry, string? expected) =>
        Assert.Equal(expected, SchemaArchive.WhyLeftOut(entry));
}
