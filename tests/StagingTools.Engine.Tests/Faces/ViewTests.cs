using StagingTools.Cli.Views;
using StagingTools.Engine.Costs;
using StagingTools.Engine.Data;
using StagingTools.Engine.Data.Discovery;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Deployments.Images;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Dns;
using StagingTools.Engine.Environments.Restores;
using StagingTools.Engine.Environments.Snapshots;
using StagingTools.Engine.Logs;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Tests.Faces;

public sealed class ViewTests
{
    [Fact]
    public void Columns_are_as_wide_as_their_content_and_numbers_stand_below_each_other()
    {
        Table table = new("table", ">rows", "note");
        table.Row("public.users", "20,000", "masked");
        table.Row("a", "7", "");

        Assert.Equal(
            "TABLE           ROWS  NOTE\npublic.users  20,000  masked\na                  7\n", Written(table.Write));
    }

    [Fact]
    public void Several_environments_are_a_table()
    {
        EnvironmentView view = new();

        string text = Shown(view, Environment("staging") with { MonthlyCost = 38.5m, Currency = "USD" }, Environment("pr-42"));

        Assert.Equal(
            """
            PROJECT  ENVIRONMENT  REGION     STATUS     DATABASE   CACHE  IMAGE  COST A MONTH  APPLICATION
            shop     staging      us-east-1  Available  available  -      -      38.50 USD     -
            shop     pr-42        us-east-1  Available  available  -      -      -             -

            """,
            text);
    }

    [Fact]
    public void One_environment_is_shown_in_full_without_empty_lines()
    {
        string text = Shown(new EnvironmentView(), Environment("staging") with
        {
            DatabaseEndpoint = "db:5432",
            AutoDestroyEnabled = true,
            AutoDestroyDays = 7,
        });

        Assert.Equal(
            """
            Environment  staging (shop)
            Status       Available
            Account      us-east-1
            Database     shop-staging-db (available) at db:5432
            Expires      after 7 idle days
            Costs        not known

            """,
            text);
    }

    [Fact]
    public void A_task_shows_how_its_command_ended()
    {
        string text = Shown(new TaskView(), new StagingTask
        {
            Project = "shop",
            EnvironmentName = "staging",
            Region = "us-east-1",
            Status = StagingTaskStatus.Failed,
            Command = ["npm", "run", "seed"],
            TaskArn = "arn:aws:ecs:us-east-1:123456789012:task/shop-staging/abc",
            TaskDefinitionArn = "arn:aws:ecs:us-east-1:123456789012:task-definition/shop-staging:2",
            Cluster = "shop-staging",
            Container = "app",
            ExitCode = 3,
            StopCode = "EssentialContainerExited",
            StoppedReason = "Essential container in task exited",
            ClientToken = "seed-1",
            Duration = TimeSpan.FromSeconds(42),
        });

        Assert.Equal(
            """
            Task         abc
            Status       Failed
            Environment  staging (shop, us-east-1)
            Command      npm run seed
            Container    app
            Revision     shop-staging:2
            Exit code    3
            Stop code    EssentialContainerExited
            Reason       Essential container in task exited
            Token        seed-1
            Took         42 s

            """,
            text);
    }

    [Fact]
    public void A_pushed_image_shows_its_tag_and_digest()
    {
        string text = Shown(new ImageView(), new StagingImage
        {
            Project = "shop",
            EnvironmentName = "staging",
            Region = "us-east-1",
            RepositoryUri = "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop-staging",
            ImageTag = "1.4.2",
            Digest = "sha256:5",
            Platform = "linux/amd64",
            Duration = TimeSpan.FromSeconds(42),
        });

        Assert.Equal(
            """
            Image        123456789012.dkr.ecr.us-east-1.amazonaws.com/shop-staging:1.4.2
            Digest       sha256:5
            Environment  staging (shop, us-east-1)
            Platform     linux/amd64
            Took         42 s

            """,
            text);
    }

    [Fact]
    public void A_failed_deployment_shows_the_last_words_of_its_tasks()
    {
        string text = Shown(new DeploymentView(), new StagingDeployment
        {
            Project = "shop",
            EnvironmentName = "staging",
            Region = "us-east-1",
            DeploymentId = "ecs-svc/1",
            Status = DeploymentStatus.RolledBack,
            Cluster = "shop-staging",
            Service = "shop-staging-service",
            Image = "registry/shop@sha256:1",
            ImageTag = "2.0.0",
            TaskDefinitionArn = "arn:aws:ecs:us-east-1:123456789012:task-definition/shop-staging:2",
            ServingTaskDefinitionArn = "arn:aws:ecs:us-east-1:123456789012:task-definition/shop-staging:1",
            FailedTasks =
            [
                new FailedTask(
                    "arn:aws:ecs:us-east-1:123456789012:task/shop-staging/abc",
                    "EssentialContainerExited",
                    "Essential container in task exited",
                    3,
                    ["starting", "cannot reach redis"]),
            ],
            Duration = TimeSpan.FromSeconds(42),
        });

        Assert.Equal(
            """
            Deployment   ecs-svc/1
            Status       RolledBack
            Environment  staging (shop, us-east-1)
            Service      shop-staging/shop-staging-service
            Image        2.0.0 (registry/shop@sha256:1)
            Revision     shop-staging:2
            Serving      shop-staging:1
            Took         42 s
            Stopped task abc (exit code 3): Essential container in task exited
              | starting
              | cannot reach redis

            """,
            text);
    }

    [Fact]
    public void Revisions_are_a_table_with_what_became_of_each()
    {
        StagingDeploymentRecord first = new()
        {
            Project = "shop",
            EnvironmentName = "staging",
            Region = "us-east-1",
            Revision = "shop-staging:1",
            Status = DeploymentOutcome.Unknown,
            Image = "gcr.io/google-samples/hello-app:1.0",
            ImageTag = "1.0",
            Cluster = "shop-staging",
            Service = "shop-staging-service",
            TaskDefinitionArn = "arn:aws:ecs:us-east-1:123456789012:task-definition/shop-staging:1",
        };

        string text = Shown(
            new DeploymentRecordView(),
            first with
            {
                Revision = "shop-staging:2",
                Status = DeploymentOutcome.Completed,
                Serving = true,
                Active = true,
                ImageTag = "1.4.2",
                ImageDigest = "sha256:0123456789abcdef",
                RegisteredBy = "arn:aws:sts::123456789012:assumed-role/deploy/jane",
                RegisteredAt = new DateTimeOffset(2025, 1, 18, 9, 30, 0, TimeSpan.Zero),
                EndedAt = new DateTimeOffset(2025, 1, 18, 9, 32, 5, TimeSpan.Zero),
            },
            first);

        Assert.Equal(
            """
            REVISION        STATUS             SERVING  IMAGE  DIGEST        REGISTERED            BY    ENDED
            shop-staging:2  Completed          yes      1.4.2  0123456789ab  2025-01-18 09:30:00Z  jane  2025-01-18 09:32:05Z
            shop-staging:1  Unknown, inactive  -        1.0    -             -                     -     -

            """,
            text);
    }

    [Fact]
    public void Billed_and_estimated_amounts_have_totals_of_their_own()
    {
        string text = Shown(
            new CostView(),
            Cost(CostKind.Estimate, "Database", 15.4m) with { Configuration = "db.t3.micro", ExpectedLow = 15, ExpectedHigh = 20 },
            Cost(CostKind.Estimate, "Data transfer", null) with { Note = "not known" },
            Cost(CostKind.Actual, "Amazon RDS", 3.2m) with
            {
                PeriodStart = new DateOnly(2025, 1, 1),
                PeriodEnd = new DateOnly(2025, 1, 18),
            });

        Assert.Equal(
            """
            Estimate for a month
            ITEM           CONFIGURATION     AMOUNT  EXPECTED  NOTE
            Database       db.t3.micro    15.40 USD     15-20
            Data transfer                         -            not known
            Total                         15.40 USD            without 1 unknown

            Billed from 2025-01-01 to 2025-01-18
            ITEM          AMOUNT  NOTE
            Amazon RDS  3.20 USD

            """,
            text);
    }

    [Fact]
    public void Amounts_of_different_currencies_are_not_added_up()
    {
        string text = Shown(
            new CostView(),
            Cost(CostKind.Actual, "a", 1),
            Cost(CostKind.Actual, "b", 2) with { Currency = "EUR" });

        Assert.DoesNotContain("Total", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_event_is_written_as_it_comes()
    {
        Assert.Equal("2025-01-18 09:30:00Z GET /health 200\n", Logged(new LogView(inColor: false), LogEvent("GET /health 200")));
    }

    [Fact]
    public void Events_of_several_groups_say_of_which_they_are_and_late_ones_that_they_are()
    {
        Assert.Equal(
            """
            2025-01-18 09:30:00Z one
            2025-01-18 09:30:00Z [postgresql] two
            2025-01-18 09:30:01Z [application] (late) three

            """,
            Logged(
                new LogView(inColor: false),
                LogEvent("one"),
                LogEvent("two") with { LogGroup = "/aws/rds/instance/shop-staging-db/postgresql" },
                LogEvent("three") with { IsLate = true, Timestamp = LogEvent("").Timestamp.AddSeconds(1) }));
    }

    [Fact]
    public void For_people_levels_have_colours()
    {
        Assert.Equal(
            "\u001b[90m2025-01-18 09:30:00Z \u001b[0m\u001b[31mERROR no\u001b[0m\n"
            + "\u001b[90m2025-01-18 09:30:00Z \u001b[0mINFO yes\n",
            Logged(new LogView(inColor: true), LogEvent("ERROR no"), LogEvent("INFO yes")));
    }

    private static string Logged(LogView view, params StagingLogEvent[] events)
    {
        using StringWriter output = new() { NewLine = "\n" };
        foreach (StagingLogEvent one in events)
            view.Add(one, output);
        view.End(output);
        return output.ToString();
    }

    private static StagingLogEvent LogEvent(string message) => new()
    {
        Project = "shop",
        EnvironmentName = "staging",
        Region = "us-east-1",
        Timestamp = new DateTimeOffset(2025, 1, 18, 9, 30, 0, TimeSpan.Zero),
        LogGroup = "/aws/staging/shop/application",
        LogStream = "stream",
        Message = message,
        EventId = "1",
    };

    [Fact]
    public void A_data_sync_lists_its_tables_with_units()
    {
        string text = Shown(new DataSyncView(), new StagingDataSync
        {
            Project = "shop",
            EnvironmentName = "staging",
            Region = "us-east-1",
            Source = "prod:5432/shop",
            Target = "staging:5432/shop",
            Tables = [new TableSync("public.users", 20_000, 1_234_567, ["email", "phone"], TimeSpan.FromSeconds(1.2))],
            Rows = 20_000,
            Bytes = 1_234_567,
            MaskedValues = 40_000,
            RulesHash = "abc",
        });

        Assert.StartsWith(
            """
            TABLE           ROWS    SIZE   TIME  MASKED COLUMNS
            public.users  20,000  1.2 MB  1.2 s  email, phone

            From    prod:5432/shop
            """,
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_sync_without_masks_says_so()
    {
        string text = Shown(new DataSyncView(), new StagingDataSync
        {
            Project = "",
            EnvironmentName = "staging",
            Region = "",
            Source = "prod:5432/shop",
            Target = "staging:5432/shop",
            Tables = [],
            BackupPath = "/work/tmp/db-dumps/staging-backup-20250118-093000.sql",
            DataSanitized = false,
            RulesHash = "",
        });

        Assert.Equal(
            """
            From    prod:5432/shop
            To      staging:5432/shop
            Copied  0 rows, 0 B in 0 tables
            Masked  NOTHING: production's own data
            Backup  /work/tmp/db-dumps/staging-backup-20250118-093000.sql
            Took    0.0 s

            """,
            text);
    }

    [Fact]
    public void A_restore_says_what_stands_there_now_and_what_was_kept()
    {
        string text = Shown(new DataRestoreView(), new StagingDataRestore
        {
            Project = "shop",
            EnvironmentName = "staging",
            Region = "us-east-1",
            Target = "staging:5432/shop",
            RestoredFrom = "shop_previous",
            PreviousDatabase = "shop_previous",
            DataSanitized = true,
            Duration = TimeSpan.FromSeconds(0.4),
        });

        Assert.Equal(
            """
            Restored       staging:5432/shop
            From           shop_previous
            Data           masked
            Previous data  shop_previous
            Took           0.4 s

            """,
            text);
    }

    [Theory]
    [InlineData(false, "staging:5432/shop is marked as staging: data syncs may replace it.\n")]
    [InlineData(true, "staging:5432/shop was marked as staging already.\n")]
    public void A_mark_is_a_sentence(bool wasMarked, string expected) =>
        Assert.Equal(expected, Shown(new MarkView(), new StagingMark
        {
            Project = "",
            EnvironmentName = "staging",
            Region = "",
            Target = "staging:5432/shop",
            WasMarked = wasMarked,
        }));

    [Fact]
    public void Proposed_rules_are_a_line_a_column()
    {
        StagingDataRule rule = new()
        {
            Project = "shop",
            EnvironmentName = "staging",
            Region = "us-east-1",
            Table = "public.users",
            Column = "email",
            Type = "text",
            Mask = "email",
            Rule = "email",
            Reason = "named like an e-mail address",
            Confidence = RuleConfidence.High,
            RulesPath = "/work/sanitization.yaml",
        };

        string text = Shown(new DataRuleView(), rule, rule with { Column = "zyx", Mask = null, Rule = null, Reason = "no samples", Confidence = RuleConfidence.Low });

        Assert.Equal(
            """
            TABLE         COLUMN  TYPE  MASK       CONFIDENCE  REASON
            public.users  email   text  email      High        named like an e-mail address
            public.users  zyx     text  to decide  Low         no samples

            """,
            text);
    }

    [Fact]
    public void Settings_show_value_and_origin()
    {
        string text = Shown(
            new SettingView(),
            new StagingSetting("project", "shop", SettingOrigin.Variable, "STAGING_PROJECT"),
            new StagingSetting("productionAccounts", new[] { "111122223333", "444455556666" }, SettingOrigin.File, "/shop/stagingtools.json(3,25)"),
            new StagingSetting("autoDestroy.enabled", true, SettingOrigin.Default, null),
            new StagingSetting("stateBucket", null, SettingOrigin.Default, null));

        Assert.Equal(
            """
            SETTING              VALUE                       ORIGIN    FROM
            project              shop                        Variable  STAGING_PROJECT
            productionAccounts   111122223333, 444455556666  File      /shop/stagingtools.json(3,25)
            autoDestroy.enabled  true                        Default
            stateBucket          -                           Default

            """,
            text);
    }

    [Fact]
    public void Checked_rules_show_findings_previews_and_how_many_are_fine()
    {
        StagingDataRuleCheck check = new()
        {
            Project = "shop",
            EnvironmentName = "staging",
            Region = "us-east-1",
            Table = "public.users",
            Column = "note",
            Mask = "keep",
            Status = RuleCheckStatus.Failed,
            Kind = RuleCheckKind.PersonalData,
            Finding = "3 of 10 samples hold phone numbers",
            Line = 12,
        };

        string text = Shown(
            new DataRuleCheckView(),
            check,
            check with
            {
                Column = "email",
                Mask = "email",
                Status = RuleCheckStatus.Passed,
                Kind = RuleCheckKind.None,
                Finding = null,
                Preview = [new MaskPreview("xxx@xxxx.xxx", "user-1@example.com"), new MaskPreview("***", null)],
            });

        Assert.Equal(
            """
            STATUS  TABLE         COLUMN  MASK  LINE  FINDING
            Failed  public.users  note    keep    12  3 of 10 samples hold phone numbers

            TABLE         COLUMN  MASK   BEFORE        AFTER
            public.users  email   email  xxx@xxxx.xxx  user-1@example.com
            public.users  email   email  ***           NULL

            1 passed, 0 with a warning, 1 failed

            """,
            text);
    }

    [Fact]
    public void Domain_names_are_a_line_each_with_where_they_led_before()
    {
        StagingDnsRecord record = new()
        {
            Project = "shop",
            EnvironmentName = "staging",
            Region = "us-east-1",
            Domain = "staging.example.com",
            Type = "A",
            Target = "192.0.2.7",
            PreviousTarget = "CNAME old.example.com",
            Change = DnsChange.TakenOver,
            HostedZoneId = "Z1",
            HostedZone = "example.com",
        };

        string text = Shown(new DnsView(), record, record with { Target = null, PreviousTarget = "192.0.2.7", Change = DnsChange.Removed });

        Assert.Equal(
            """
            DOMAIN               TYPE  TARGET     CHANGE      BEFORE                 ZONE
            staging.example.com  A     192.0.2.7  taken over  CNAME old.example.com  example.com
            staging.example.com  A     -          removed     192.0.2.7              example.com

            """,
            text);
    }

    [Fact]
    public void Snapshots_are_a_line_each_with_what_is_not_known_as_a_dash()
    {
        StagingSnapshot snapshot = new()
        {
            Project = "shop",
            EnvironmentName = "staging",
            Region = "us-east-1",
            SnapshotId = "before-migration",
            Status = "available",
            Kind = SnapshotKind.Manual,
            SizeGB = 20,
            Engine = "postgres",
            EngineVersion = "15.4",
            CreatedAt = new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero),
            MonthlyCost = 1.9m,
            DataSanitized = true,
        };

        string text = Shown(
            new SnapshotView(),
            snapshot with { SnapshotId = "now", Status = "creating", PercentProgress = 40, SizeGB = null, CreatedAt = null, MonthlyCost = null, DataSanitized = null },
            snapshot);

        Assert.Equal(
            """
            SNAPSHOT          KIND    STATUS           SIZE  ENGINE         CREATED               DATA    MONTH AT MOST
            now               Manual  creating (40%)      -  postgres 15.4  -                     -                   -
            before-migration  Manual  available       20 GB  postgres 15.4  2026-03-01 10:00:00Z  masked       1.90 USD

            """,
            text);
    }

    [Fact]
    public void A_removal_says_what_stays_and_that_nothing_else_does()
    {
        string text = Shown(new RemovalView(), new StagingRemoval
        {
            Project = "shop",
            EnvironmentName = "staging",
            Region = "us-east-1",
            Removed = ["a", "b"],
            Kept = ["secret shop/staging/database-url until 2025-01-25"],
            FinalSnapshot = "shop-staging-final",
        });

        Assert.Contains("staging (shop, us-east-1): 2 resources", text, StringComparison.Ordinal);
        Assert.Contains("Left            nothing", text, StringComparison.Ordinal);
        Assert.Contains("Kept            secret shop/staging/database-url until 2025-01-25", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_restore_says_what_stands_there_and_what_became_of_the_rest()
    {
        string text = Shown(new RestoreView(), new StagingEnvironmentRestore
        {
            Project = "shop",
            EnvironmentName = "staging",
            Region = "us-east-1",
            DatabaseInstance = "shop-staging-db",
            RestoredFrom = "snapshot before-a",
            DataTime = new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero),
            DataSanitized = false,
            LoginProved = true,
            PreviousInstance = "shop-staging-db-replaced-1",
            PreviousKept = true,
            PreviousMonthlyCost = 15.4m,
            Steps = [new RestoreStep("Swapped the names", TimeSpan.FromSeconds(90))],
        });

        Assert.Contains("Restored           shop-staging-db of staging (shop, us-east-1)", text, StringComparison.Ordinal);
        Assert.Contains("Data               NOT MASKED", text, StringComparison.Ordinal);
        Assert.Contains("Safety snapshot    none", text, StringComparison.Ordinal);
        Assert.Contains("Replaced instance  kept as shop-staging-db-replaced-1, 15.40 USD a month", text, StringComparison.Ordinal);
        Assert.Contains("Swapped the names  ", text, StringComparison.Ordinal);
    }

    private static StagingEnvironment Environment(string name) => new()
    {
        Project = "shop",
        EnvironmentName = name,
        Region = "us-east-1",
        Status = EnvironmentStatus.Available,
        DatabaseInstance = "shop-staging-db",
        DatabaseStatus = "available",
    };

    private static StagingCost Cost(CostKind kind, string item, decimal? amount) => new()
    {
        Project = "shop",
        EnvironmentName = "staging",
        Region = "us-east-1",
        Kind = kind,
        Item = item,
        Amount = amount,
    };

    private static string Shown<T>(IView<T> view, params T[] results) =>
        Written(output =>
        {
            foreach (T result in results)
                view.Add(result, output);
            view.End(output);
        });

    private static string Written(Action<TextWriter> write)
    {
        using StringWriter output = new();
        write(output);
        return output.ToString().ReplaceLineEndings("\n");
    }
}
