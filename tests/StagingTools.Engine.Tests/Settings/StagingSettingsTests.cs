using StagingTools.Engine.Data;
using StagingTools.Engine.Deployments;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Tests.Settings;

/// <summary>Parameter over environment variable over file over default.</summary>
public sealed class StagingSettingsTests : IDisposable
{
    private readonly SettingsFolder folder = new();

    [Fact]
    public void Without_a_word_the_defaults_count()
    {
        NewEnvironmentRequest request = StagingSettings.Fill(folder.Context(), new NewEnvironmentRequest());

        Assert.Equal(
            new NewEnvironmentRequest
            {
                EnvironmentName = "staging",
                DatabaseInstanceClass = "db.t3.micro",
                CacheNodeType = "cache.t3.micro",
                InstanceType = "t3.micro",
                AutoDestroyEnabled = true,
                AutoDestroyDays = 7,
                LockTimeout = 0,
            },
            request);
    }

    [Fact]
    public void The_file_wins_over_the_defaults()
    {
        folder.With(
            """
            {
              "project": "shop", "environment": "qa", "region": "eu-central-1", "stateBucket": "states", "lockTimeout": 60,
              "allowedSshCidr": "203.0.113.0/24",
              "notifications": { "alertEmail": "team@example.com" },
              "sizes": { "databaseInstanceClass": "db.t3.small", "cacheNodeType": "cache.t3.small", "instanceType": "t3.small" },
              "versions": { "database": "16", "cache": "7.1" },
              "autoDestroy": { "enabled": false, "days": 3 }
            }
            """);

        NewEnvironmentRequest request = StagingSettings.Fill(folder.Context(), new NewEnvironmentRequest());

        Assert.Equal(
            new NewEnvironmentRequest
            {
                Project = "shop",
                EnvironmentName = "qa",
                Region = "eu-central-1",
                StateBucket = "states",
                LockTimeout = 60,
                AllowedSshCidr = "203.0.113.0/24",
                AlertEmail = "team@example.com",
                DatabaseInstanceClass = "db.t3.small",
                CacheNodeType = "cache.t3.small",
                InstanceType = "t3.small",
                DatabaseVersion = "16",
                CacheVersion = "7.1",
                AutoDestroyEnabled = false,
                AutoDestroyDays = 3,
            },
            request);
    }

    [Fact]
    public void Variables_win_over_the_file()
    {
        folder.With(
            """
            {
              "project": "filed", "environment": "filed", "region": "eu-central-1",
              "publish": { "cluster": "filed", "service": "filed", "taskDefinition": "filed" }
            }
            """);

        PublishAppRequest request = StagingSettings.Fill(
            folder.Context(
                null,
                ("STAGING_PROJECT", "shop"),
                ("STAGING_ENVIRONMENT", "pr-42"),
                ("AWS_REGION", "us-west-2"),
                ("ECS_CLUSTER", "blue"),
                ("ECS_SERVICE", "web"),
                ("TASK_DEFINITION", "web-family"),
                ("IMAGE_TAG", "1.4.2")),
            new PublishAppRequest());

        Assert.Equal(
            new PublishAppRequest
            {
                Project = "shop",
                EnvironmentName = "pr-42",
                Region = "us-west-2",
                Cluster = "blue",
                TaskDefinition = "web-family",
                ImageTag = "1.4.2",
                Timeout = 900,
                MigrationCommand = "npm run prisma:migrate:deploy",
            },
            request with { Service = null });
        Assert.Equal(["web"], request.Service);
    }

    [Fact]
    public void Parameters_win_over_everything_and_a_default_that_is_given_is_given()
    {
        folder.With("""{ "project": "filed", "autoDestroy": { "enabled": false, "days": 3 }, "lockTimeout": 60 }""");

        NewEnvironmentRequest request = StagingSettings.Fill(
            folder.Context(null, ("STAGING_PROJECT", "exported")),
            new NewEnvironmentRequest { Project = "shop", AutoDestroyEnabled = true, AutoDestroyDays = 7, LockTimeout = 0 });

        Assert.Equal("shop", request.Project);
        Assert.Equal((true, 7, 0), (request.AutoDestroyEnabled, request.AutoDestroyDays, request.LockTimeout));
    }

    [Fact]
    public void The_second_region_variable_counts_when_the_first_is_not_set() =>
        Assert.Equal(
            "ap-southeast-2",
            StagingSettings.Fill(folder.Context(null, ("AWS_DEFAULT_REGION", "ap-southeast-2")), new GetEnvironmentRequest()).Region);

    [Theory]
    [InlineData("AWS_PROFILE")]
    [InlineData("AWS_ACCESS_KEY_ID")]
    [InlineData("AWS_WEB_IDENTITY_TOKEN_FILE")]
    [InlineData("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")]
    public void The_files_profile_gives_way_to_variables_that_bring_credentials(string variable)
    {
        folder.With("""{ "profile": "filed" }""");
        StagingContext without = folder.Context(null, ("AWS_ACCESS_KEY_ID", ""));

        Assert.Equal("filed", StagingSettings.Fill(without, new GetEnvironmentRequest()).ProfileName);
        Assert.Null(StagingSettings.Fill(
            folder.Context(null, ("AWS_ACCESS_KEY_ID", ""), (variable, "something")), new GetEnvironmentRequest()).ProfileName);
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(null, "false", true)]
    [InlineData(null, "0", true)]
    [InlineData(null, "true", false)]
    [InlineData(true, "true", true)]
    [InlineData(false, "false", false)]
    public void The_final_snapshot_is_declined_by_parameter_or_variable(bool? given, string? variable, bool declined) =>
        Assert.Equal(
            declined,
            StagingSettings.Fill(
                folder.Context(null, ("CREATE_FINAL_SNAPSHOT", variable ?? "")),
                new RemoveEnvironmentRequest { SkipFinalSnapshot = given }).SkipFinalSnapshot);

    [Fact]
    public void A_flag_that_is_neither_true_nor_false_stops_the_job_that_it_is_for()
    {
        StagingContext context = folder.Context(null, ("CREATE_FINAL_SNAPSHOT", "maybe"));

        Assert.Equal(
            "InvalidVariable",
            Assert.Throws<StagingException>(() => StagingSettings.Fill(context, new RemoveEnvironmentRequest())).ErrorId);
        Assert.Equal("staging", StagingSettings.Fill(context, new NewEnvironmentRequest()).EnvironmentName);
    }

    [Fact]
    public void Paths_of_the_file_are_meant_from_where_the_file_is()
    {
        folder.With("""{ "sync": { "rules": "data/rules.yaml", "source": "file:data/source-url", "key": "env:KEY" } }""");

        SyncDataRequest request = StagingSettings.Fill(folder.Context(folder.Below), new SyncDataRequest());

        string data = Path.Combine("..", "..", "data");
        Assert.Equal(
            (Path.Combine(data, "rules.yaml"), $"file:{Path.Combine(data, "source-url")}", "env:KEY"),
            (request.Rules, request.Source, request.Key));
        Assert.Equal(Path.Combine("data", "rules.yaml"), StagingSettings.Fill(folder.Context(), new SyncDataRequest()).Rules);
    }

    [Fact]
    public void Verbose_tells_of_each_setting_that_is_not_a_default_which_place_won()
    {
        folder.With("{\n  \"project\": \"shop\",\n  \"productionAccounts\": [\"111122223333\", \"444455556666\"],\n  \"lockTimeout\": 60\n}");

        StagingSettings.Apply(
            folder.Context(folder.Below, ("AWS_REGION", "us-west-2"), ("SLACK_WEBHOOK_URL", "https://hooks.example.com/very-secret")),
            new RemoveEnvironmentRequest { EnvironmentName = "pr-42" },
            folder.Host);

        string file = Path.Combine("..", "..", "stagingtools.json");
        Assert.Equal(
            [
                $"verbose project: shop ({file}(2,14))",
                "verbose environment: pr-42 (given)",
                "verbose region: us-west-2 (AWS_REGION)",
                "verbose profile: left to the AWS SDK (AWS_ACCESS_KEY_ID)",
                $"verbose productionAccounts: 111122223333, 444455556666 ({file}(3,25))",
                $"verbose lockTimeout: 60 ({file}(4,18))",
                "verbose notifications.slackWebhook: env:SLACK_WEBHOOK_URL (SLACK_WEBHOOK_URL)",
            ],
            folder.Host.Lines);
    }

    [Theory]
    [InlineData("postgresql://app:tOpSeCrEt@db.example.com/shop")]
    [InlineData("tOpSeCrEt")]
    public void Verbose_never_shows_a_secret_that_was_given_in_place_of_a_reference(string source)
    {
        StagingSettings.Apply(folder.Context(), new SyncDataRequest { Source = source, Key = "tOpSeCrEt" }, folder.Host);

        Assert.Contains(folder.Host.Lines, line => line.StartsWith("verbose sync.source: ", StringComparison.Ordinal));
        Assert.DoesNotContain(folder.Host.Lines, line => line.Contains("tOpSeCrEt", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_that_can_stand_in_the_file_is_used()
    {
        string[] used =
        [
            .. typeof(EnvironmentRequest).Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(EnvironmentRequest)))
                .SelectMany(type => type.GetProperties())
                .SelectMany(property => property.GetCustomAttributes(typeof(SettingAttribute), inherit: true).Cast<SettingAttribute>())
                .Select(setting => setting.Name),
            SettingNames.ProductionAccounts,
            SettingNames.SlackWebhook,
            SettingNames.SlackToken,
            SettingNames.SlackChannel,
            SettingNames.Registry,
            SettingNames.SmokeTests,
        ];

        Assert.Equal(SettingCatalog.All.Select(setting => setting.Name).Order(), used.Distinct().Order());
    }

    public void Dispose() => folder.Dispose();
}
