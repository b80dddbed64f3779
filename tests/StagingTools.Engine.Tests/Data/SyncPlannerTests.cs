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
    public void A_reference_without_a_rule_of_its_own_has_that_of_the_column_it_refers_to()
    {
        DatabaseCatalog catalog = Catalog with { ForeignKeys = [new("by_email", 2, ["user_email"], 1, ["email"])] };

        SyncPlan plan = Plan(
            "  messages: { columns: { id: keep, user_id: keep } }\n  users: { default: keep, columns: { email: email } }", catalog);

        ColumnPlan reference = plan.Tables[0].Columns.Single(column => column.Column.Name == "user_email");
        Assert.Equal((MaskKind.Email, "public.users.email"), (reference.Rule.Mask, reference.InheritedFrom));
        Assert.Null(plan.Tables[0].Columns[0].InheritedFrom);
    }

    [Fact]
    public void A_reference_follows_its_key_rather_than_its_tables_default()
    {
        SyncPlan plan = Plan(MessagesKept + "  users: { default: keep, columns: { id: { mask: number, max: 1000000 } } }");

        ColumnPlan reference = plan.Tables[0].Columns.Single(column => column.Column.Name == "user_id");
        Assert.Equal((MaskKind.Number, 1m, 1_000_000m), (reference.Rule.Mask, reference.Rule.Minimum, reference.Rule.Maximum));
    }

    [Fact]
    public void A_table_that_no_rule_names_is_not_covered_by_its_references() =>
        Assert.Contains(
            "public.messages: id (bigint), user_id (bigint), user_email (text)",
            Refused("  users: { default: keep }").Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_tables_default_is_any_mask_and_each_column_that_it_cannot_write_is_told()
    {
        SyncPlan plan = Plan(
            "  messages: { default: text, columns: { id: keep, user_id: keep } }\n  users: { default: keep }");
        Assert.Equal(["user_email"], plan.Tables[0].Masked.Select(column => column.Column.Name));

        StagingException failure = Refused(MessagesKept + "  users:\n    default: text\n    columns: { id: keep, email: email, phone: text }\n");
        Assert.Contains("rules.yaml(5,14): mask text cannot write public.users.born, which is date", failure.Message, StringComparison.Ordinal);
        Assert.Contains("rules.yaml(5,14): mask text cannot write public.users.profile, which is jsonb", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state: { mask: choice, values: [open, closd] }", "'closd' is not a label of the column's type; did you mean 'closed'?")]
    [InlineData("price: number", "mask number needs 'min' and 'max' for numbers with decimals")]
    [InlineData("price: { mask: number, min: 0, max: 1000 }", "min or max has more digits than the column")]
    [InlineData("age: { mask: number, min: 0, max: 40000 }", "min and max have to lie within -32768 and 32767")]
    [InlineData("age: { mask: number, min: 0.5, max: 4 }", "min and max have decimals, and the column has none")]
    [InlineData("age: { mask: choice, values: [old] }", "'old' is not a value of the column's type")]
    [InlineData("at: { mask: date_shift, by: own }", "public.things has no column own to move dates by")]
    [InlineData("at: { mask: date_shift, by: ownr }", "did you mean 'owner'?")]
    [InlineData("at: { mask: date_shift, by: price }", "dates cannot move by public.things.price, which is numeric(4,2)")]
    [InlineData("at: email", "mask email cannot write public.things.at, which is date")]
    [InlineData("tags: jsonb", "mask jsonb cannot write public.things.tags, which is text[]")]
    [InlineData("doc: { mask: jsonb, paths: { $.a: { mask: text, template: '{nothing}' } } }", "public.things has no column nothing")]
    [InlineData("doc: { mask: jsonb, paths: { $.a: { mask: date_shift, by: nothing } } }", "public.things has no column nothing to move dates by")]
    [InlineData("region: { mask: choice, values: [eu] }", "public.things is partitioned by region, and a masked value would belong to another partition")]
    public void What_an_option_cannot_do_is_told(string columns, string expected) =>
        Assert.Contains(expected, RefusedThings(columns).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("at: { mask: date_shift, by: owner }, price: { mask: number, min: 0, max: 99.99 }, age: number")]
    [InlineData("tags: email, days: date_shift, state: { mask: choice, values: [open, closed] }")]
    [InlineData("owner: pattern")]
    [InlineData("owner: { mask: template, template: '{id}' }")]
    [InlineData("owner: { mask: template, template: 'a{id}b{age}' }")]
    public void What_options_can_do_is_taken(string columns) => Assert.NotEmpty(PlanThings(columns).Tables);

    [Theory]
    [InlineData("lower(owner)", "owner: { mask: template, template: 'x{note}' }", "this mask can give two rows the same value")]
    [InlineData("\"substring\"(owner, 1, 3)", "owner: email", "what \"substring\"(owner, 1, 3) makes of the mask's values cannot be told")]
    [InlineData("COALESCE(note, ''::text)", "note: null", "what COALESCE(note, ''::text) makes of NULL cannot be told")]
    [InlineData("lower(owner)", "owner: name", "this mask can give two rows the same value")]
    public void An_index_on_an_expression_has_to_stay_unique_too(string expression, string columns, string expected)
    {
        string column = expression.Contains("note", StringComparison.Ordinal) ? "note" : "owner";
        UniqueKey key = new("things_key", 9, [column]) { Parts = [new KeyPart(expression, [column], IsColumn: false)] };

        Assert.Contains(expected, RefusedThings(columns, key).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lower(owner)", "owner: email")]
    [InlineData("upper((owner)::text)", "owner: pattern")]
    [InlineData("lower(owner)", "owner: { mask: template, template: 'x{id}' }")]
    public void An_index_on_lower_stays_unique_where_case_alone_never_tells_apart(string expression, string columns) =>
        Assert.NotEmpty(PlanThings(columns, new UniqueKey("things_key", 9, ["owner"])
        {
            Parts = [new KeyPart(expression, ["owner"], IsColumn: false)],
        }).Tables);

    [Fact]
    public void A_partial_index_has_to_hold_the_same_rows_afterwards()
    {
        UniqueKey open = new("one_open", 9, ["owner"]) { Predicate = "(state = 'open'::state)", PredicateColumns = ["state"] };
        Assert.Contains(
            "public.things.state is in the unique index one_open, and its condition, (state = 'open'::state), would hold for other rows",
            RefusedThings("state: { mask: choice, values: [open] }", open).Message,
            StringComparison.Ordinal);
        Assert.NotEmpty(PlanThings("owner: email", open).Tables);

        UniqueKey noted = new("noted", 9, ["owner"]) { Predicate = "(note IS NOT NULL)", PredicateColumns = ["note"] };
        Assert.NotEmpty(PlanThings("note: text", noted).Tables);
        Assert.NotEmpty(PlanThings("note: null", noted).Tables);
        UniqueKey unnoted = new("unnoted", 9, ["owner"]) { Predicate = "(note IS NULL)", PredicateColumns = ["note"] };
        Assert.Equal("InvalidRules", RefusedThings("note: null", unnoted).ErrorId);
    }

    [Fact]
    public void An_index_that_takes_one_null_only_refuses_to_be_cleared() =>
        Assert.Contains(
            "it takes one NULL only",
            RefusedThings("note: null", new UniqueKey("one_note", 9, ["note"]) { NullsEqual = true }).Message,
            StringComparison.Ordinal);

    [Fact]
    public void An_exclusion_constraint_allows_what_keeps_equal_values_equal_and_nothing_that_moves_ranges()
    {
        UniqueKey exclusion = new("no_overlap", 9, ["owner", "at"])
        {
            IsExclusion = true,
            Parts = [new KeyPart("owner", ["owner"], IsColumn: true), new KeyPart("at", ["at"], IsColumn: true) { Operator = "&&" }],
        };

        Assert.NotEmpty(PlanThings("owner: email", exclusion).Tables);
        Assert.Contains("exclusion constraint no_overlap", RefusedThings("owner: name", exclusion).Message, StringComparison.Ordinal);
        Assert.Contains("no mask keeps what its operator && compares", RefusedThings("at: date_shift", exclusion).Message, StringComparison.Ordinal);
        Assert.NotEmpty(PlanThings("at: null", exclusion).Tables);
    }

    [Fact]
    public void Dates_in_a_key_may_move_by_another_column_of_it()
    {
        UniqueKey key = new("daily", 9, ["owner", "at"]);

        Assert.Contains("use date_shift 'by:' another column", RefusedThings("at: date_shift", key).Message, StringComparison.Ordinal);
        Assert.NotEmpty(PlanThings("at: { mask: date_shift, by: owner }", key).Tables);
        Assert.NotEmpty(PlanThings("owner: email, at: { mask: date_shift, by: owner }", key).Tables);
        Assert.Equal("InvalidRules", RefusedThings("owner: name, at: { mask: date_shift, by: owner }", key).ErrorId);
    }

    [Theory]
    [InlineData("x{id}{age}")]
    [InlineData("x{age}{id}")]
    [InlineData("{age}-{id}")]
    [InlineData("{note}{id}1")]
    public void A_template_that_runs_numbers_together_is_not_unique(string template)
    {
        UniqueKey key = new("owners", 9, ["owner"]);

        Assert.Contains(
            "this mask can give two rows the same value",
            RefusedThings($"owner: {{ mask: template, template: '{template}' }}", key).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x{id}")]
    [InlineData("{id}-{age}")]
    [InlineData("{note}.{id}")]
    [InlineData("{age}{hash}")]
    [InlineData("{hash}{note}")]
    public void A_template_from_which_a_unique_part_can_be_read_back_is(string template) =>
        Assert.NotEmpty(PlanThings($"owner: {{ mask: template, template: '{template}' }}", new UniqueKey("owners", 9, ["owner"])).Tables);

    [Fact]
    public void A_computed_column_stays_unique_only_by_what_it_is_computed_from()
    {
        CatalogColumn folded = new("folded", "text", ColumnKind.Text) { Generated = true, Expression = "lower(owner)", ComputedFrom = ["owner"] };
        CatalogTable things = Things with { Columns = [.. Things.Columns, folded] };
        UniqueKey key = new("folded_key", 9, ["folded"]);

        Assert.NotEmpty(PlanThings("owner: email", key, things).Tables);
        Assert.Contains("folded_key", RefusedThings("owner: name", key, things).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_are_left_out_take_those_that_refer_to_them_along()
    {
        SyncPlan plan = Plan(MessagesKept + "  users: { default: keep, where: id < 100 }");

        Assert.Equal("(id < 100\n)", plan.Tables[1].Selection);
        Assert.Equal(
            "(\"user_id\" is null or (\"user_id\") in (select \"id\" from only \"public\".\"users\" where (id < 100\n)))",
            plan.Tables[0].Selection);

        SyncPlan cleared = Plan("  messages: { default: keep, columns: { user_id: null } }\n  users: { default: keep, where: id < 100 }");
        Assert.Null(cleared.Tables[0].Selection);
        Assert.All(Plan(MessagesKept + "  users: { default: keep }").Tables, table => Assert.Null(table.Selection));
    }

    [Fact]
    public void A_subset_of_tables_that_refer_to_each_other_in_a_circle_is_refused()
    {
        DatabaseCatalog catalog = Catalog with { ForeignKeys = [.. Catalog.ForeignKeys, new("last_message", 1, ["born"], 2, ["id"])] };
        const string Circle = "  messages: { default: keep, limit: 5 }\n  users: { default: keep";

        Assert.Contains("refer to each other in a circle", Refused(Circle + " }", catalog).Message, StringComparison.Ordinal);
        Assert.NotEmpty(Plan(Circle + ", columns: { born: null } }", catalog).Tables);
    }

    [Fact]
    public void A_partition_takes_no_condition_of_its_own()
    {
        DatabaseCatalog catalog = Catalog with
        {
            Tables = [.. Catalog.Tables, new(3, "public", "events", []) { Partitioned = true }, new(4, "public", "events_1", []) { Root = ("public", "events") }],
        };

        Assert.Contains(
            "public.events_1 is a partition; which rows are copied is said of the whole table, public.events",
            Refused(MessagesKept + "  users: { default: keep }\n  events: { default: keep }\n  events_1: { default: keep, limit: 5 }", catalog).Message,
            StringComparison.Ordinal);
        SyncPlan plan = Plan(MessagesKept + "  users: { default: keep }\n  events: { default: keep, where: 'true' }", catalog);
        Assert.Equal("(true\n)", plan.Tables.Single(table => table.Table.Name == "events_1").Selection);
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

    private static readonly CatalogTable Things = new(9, "public", "things",
    [
        new("id", "integer", ColumnKind.Int32) { NotNull = true },
        new("owner", "text", ColumnKind.Text) { NotNull = true },
        new("note", "text", ColumnKind.Text),
        new("age", "smallint", ColumnKind.Int16),
        new("price", "numeric(4,2)", ColumnKind.Numeric) { Precision = 4, Scale = 2 },
        new("state", "state", ColumnKind.Enum) { Labels = ["open", "closed"] },
        new("at", "date", ColumnKind.Date),
        new("tags", "text[]", ColumnKind.Other) { ElementKind = ColumnKind.Text },
        new("days", "date[]", ColumnKind.Other) { ElementKind = ColumnKind.Date },
        new("doc", "jsonb", ColumnKind.Jsonb),
        new("region", "text", ColumnKind.Text),
    ])
    { PrimaryKey = ["id"], PartitionColumns = ["region"] };

    private static DatabaseCatalog CatalogOfThings(UniqueKey? key, CatalogTable? things) => Catalog with
    {
        Tables = [things ?? Things],
        UniqueKeys = [new("things_pkey", 9, ["id"]), .. key is { IsExclusion: false } ? [key] : Array.Empty<UniqueKey>()],
        ExclusionKeys = key is { IsExclusion: true } ? [key] : [],
        ForeignKeys = [],
    };

    private static SyncPlan PlanThings(string columns, UniqueKey? key = null, CatalogTable? things = null) =>
        Plan($"  things: {{ default: keep, columns: {{ {columns} }} }}", CatalogOfThings(key, things));

    private static StagingException RefusedThings(string columns, UniqueKey? key = null, CatalogTable? things = null) =>
        Assert.Throws<StagingException>(() => PlanThings(columns, key, things));

    private static SyncPlan Plan(string tables, DatabaseCatalog? catalog = null) =>
        SyncPlanner.Plan(catalog ?? Catalog, RulesParser.Parse("rules.yaml", "hash", $"version: 1\ntables:\n{tables}\n"));

    private static StagingException Refused(string tables, DatabaseCatalog? catalog = null) =>
        Assert.Throws<StagingException>(() => Plan(tables, catalog));
}
