using StagingTools.Engine.Data.Catalog;
using StagingTools.Engine.Data.Planning;
using StagingTools.Engine.Data.Rules;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Tests.Data;

public sealed class SyncPlannerTests
{
    private static readonly CatalogTable Users = new(1, "public", "users",
    [
        new("id", "bigint", ColumnKind.Int64) { NotNull = true, BinaryPortable = true },
        new("email", "text", ColumnKind.Text) { NotNull = true, BinaryPortable = true },
        new("phone", "character varying(20)", ColumnKind.Text) { BinaryPortable = true },
        new("born", "date", ColumnKind.Other) { BinaryPortable = true },
        new("profile", "jsonb", ColumnKind.Jsonb) { BinaryPortable = true },
        new("initial", "text", ColumnKind.Text) { Generated = true, BinaryPortable = true },
    ])
    { PrimaryKey = ["id"], Size = 10 };

    private static readonly CatalogTable Messages = new(2, "public", "messages",
    [
        new("id", "bigint", ColumnKind.Int64) { NotNull = true, BinaryPortable = true },
        new("user_id", "bigint", ColumnKind.Int64) { BinaryPortable = true },
        new("user_email", "text", ColumnKind.Text) { NotNull = true, BinaryPortable = true },
    ])
    { PrimaryKey = ["id"], Size = 1000 };

    private static readonly DatabaseCatalog Catalog = new()
    {
        Tables = [Users, Messages],
        Sequences = [],
        UniqueKeys = [new("users_pkey", 1, ["id"]), new("users_email_key", 1, ["email"]), new("messages_pkey", 2, ["id"])],
        ForeignKeys = [new("messages_user_id_fkey", 2, ["user_id"], 1, ["id"])],
        MaterializedViews = [],
        UnusedExtensions = [],
        LargeObjects = 0,
    };

    private const string MessagesKept = "  messages: { default: keep }\n";

    [Fact]
    public void The_largest_table_comes_first_and_computed_columns_are_not_copied()
    {
        SyncPlan plan = Plan(
            MessagesKept + "  users:\n    columns: { id: keep, email: email, phone: null, born: keep, profile: jsonb }");

        Assert.Equal(["public.messages", "public.users"], plan.Copied.Select(table => table.Table.FullName));
        Assert.Equal(["id", "email", "phone", "born", "profile"], plan.Tables[1].Columns.Select(column => column.Column.Name));
        Assert.Equal(["email", "phone", "profile"], plan.Tables[1].Masked.Select(column => column.Column.Name));
    }

    [Fact]
    public void Columns_that_no_rule_names_stop_it_with_the_list()
    {
        StagingException failure = Refused("  users:\n    columns: { id: keep, email: email }");

        Assert.Equal("UncoveredColumns", failure.ErrorId);
        Assert.Contains("public.users: phone (character varying(20)), born (date), profile (jsonb)", failure.Message, StringComparison.Ordinal);
        Assert.Contains("public.messages: id (bigint), user_id (bigint), user_email (text)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_production_does_not_have_stop_it_with_line_and_column()
    {
        StagingException failure = Refused(
            MessagesKept + "  users:\n    default: keep\n    columns:\n      mail: email\n  usrs: { skip: true }");

        Assert.Equal("UnknownColumns", failure.ErrorId);
        Assert.Contains("rules.yaml(7,7): public.users has no column mail", failure.Message, StringComparison.Ordinal);
        Assert.Contains("rules.yaml(8,3): there is no table public.usrs", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email: null", "is NOT NULL, so it cannot be cleared")]
    [InlineData("born: name", "mask name cannot write public.users.born, which is date")]
    [InlineData("profile: text", "mask text cannot write public.users.profile, which is jsonb")]
    [InlineData("phone: jsonb", "mask jsonb cannot write public.users.phone")]
    [InlineData("id: email", "mask email cannot write public.users.id, which is bigint")]
    [InlineData("initial: text", "public.users.initial is computed from other columns")]
    [InlineData("email: name", "is in the unique index users_email_key, and this mask can give two rows the same value")]
    [InlineData("email: { mask: email, template: 'all@example.com' }", "is in the unique index users_email_key")]
    [InlineData("email: { mask: email, template: '{phone}@example.com' }", "is in the unique index users_email_key")]
    [InlineData("email: { mask: email, template: '{number}@example.com' }", "public.users has no column number")]
    [InlineData("email: { mask: email, template: '{born}@example.com' }", "whose type date cannot be shown")]
    [InlineData("email: email, phone: { mask: phone, template: '{email}' }", "public.users.email, which is not kept")]
    public void What_cannot_work_is_refused_where_the_rule_stands(string columns, string expected)
    {
        StagingException failure = Refused(MessagesKept + $"  users: {{ default: keep, columns: {{ {columns} }} }}");

        Assert.Equal("InvalidRules", failure.ErrorId);
        Assert.StartsWith("rules.yaml(4,", failure.Message, StringComparison.Ordinal);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email: email")]
    [InlineData("email: { mask: email, template: 'staging+user{id}@example.com' }")]
    [InlineData("email: { mask: email, template: '{hash}@example.com' }")]
    [InlineData("phone: { mask: phone, template: '+1555000{id}' }")]
    [InlineData("phone: name")]
    public void What_keeps_unique_keys_unique_is_taken(string columns) =>
        Assert.NotEmpty(Plan(MessagesKept + $"  users: {{ default: keep, columns: {{ {columns} }} }}").Tables);

    [Fact]
    public void A_column_of_a_wider_unique_key_may_lose_its_uniqueness_when_the_rest_keeps_it()
    {
        DatabaseCatalog catalog = Catalog with { UniqueKeys = [.. Catalog.UniqueKeys, new("users_id_phone", 1, ["id", "phone"])] };

        Assert.NotEmpty(Plan(MessagesKept + "  users: { default: keep, columns: { phone: phone } }", catalog).Tables);
    }

    [Fact]
    public void Both_ends_of_a_foreign_key_need_one_mask()
    {
        DatabaseCatalog catalog = Catalog with { ForeignKeys = [new("by_email", 2, ["user_email"], 1, ["email"])] };

        StagingException failure = Refused(
            "  messages: { default: keep, columns: { user_email: keep } }\n  users: { default: keep, columns: { email: email } }", catalog);
        Assert.Contains("public.messages.user_email refers to public.users.email (by_email)", failure.Message, StringComparison.Ordinal);

        StagingException byTemplate = Refused(
            "  messages: { default: keep, columns: { user_email: { mask: email, template: 'u{id}@example.com' } } }\n"
            + "  users: { default: keep, columns: { email: { mask: email, template: 'u{id}@example.com' } } }",
            catalog);
        Assert.Equal("InvalidRules", byTemplate.ErrorId);

        Assert.NotEmpty(Plan(
            "  messages: { default: keep, columns: { user_email: email } }\n  users: { default: keep, columns: { email: email } }",
            catalog).Tables);
    }

    [Fact]
    public void A_table_cannot_be_skipped_while_another_refers_to_it()
    {
        StagingException failure = Refused(MessagesKept + "  users: { skip: true }");
        Assert.Contains("public.messages refers to public.users (messages_user_id_fkey), which is skipped", failure.Message, StringComparison.Ordinal);

        SyncPlan cleared = Plan("  messages: { default: keep, columns: { user_id: null } }\n  users: { skip: true }");
        Assert.Equal(["public.messages"], cleared.Copied.Select(table => table.Table.FullName));
    }

    [Fact]
    public void Partitions_follow_the_table_at_the_top()
    {
        DatabaseCatalog catalog = Catalog with
        {
            Tables =
            [
                .. Catalog.Tables,
                new(3, "public", "events", [new("payload", "text", ColumnKind.Text)]) { Partitioned = true },
                new(4, "public", "events_1", [new("payload", "text", ColumnKind.Text)]) { Root = ("public", "events") },
            ],
        };

        StagingException failure = Refused(MessagesKept + "  users: { default: keep }", catalog);
        Assert.Contains("public.events: payload (text)", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("events_1", failure.Message, StringComparison.Ordinal);

        SyncPlan plan = Plan(MessagesKept + "  users: { default: keep }\n  events: { columns: { payload: text } }", catalog);
        TablePlan partition = plan.Copied.Single(table => table.Table.Name == "events_1");
        Assert.Equal(["payload"], partition.Masked.Select(column => column.Column.Name));
        Assert.DoesNotContain(plan.Copied, table => table.Table.Name == "events");
    }

    [Fact]
    public void Large_objects_need_a_decision()
    {
        DatabaseCatalog catalog = Catalog with { LargeObjects = 3 };

        Assert.Equal("UncoveredColumns", Refused(MessagesKept + "  users: { default: keep }", catalog).ErrorId);
    }

    private static SyncPlan Plan(string tables, DatabaseCatalog? catalog = null) =>
        SyncPlanner.Plan(catalog ?? Catalog, RulesParser.Parse("rules.yaml", "hash", $"version: 1\ntables:\n{tables}\n"));

    private static StagingException Refused(string tables, DatabaseCatalog? catalog = null) =>
        Assert.Throws<StagingException>(() => Plan(tables, catalog));
}
