using StagingTools.Engine.Errors;
using StagingTools.Engine.Settings;

namespace StagingTools.Engine.Tests.Settings;

public sealed class GetSettingsTests : IDisposable
{
    private readonly SettingsFolder folder = new();

    [Fact]
    public async Task Every_setting_is_told_with_value_and_origin()
    {
        folder.With("""{ "project": "shop", "sizes": { "instanceType": "t3.small" } }""");

        List<StagingSetting> settings = await ReadAsync(new GetSettingsRequest { Region = "us-east-1" }, ("ECS_CLUSTER", "blue"));

        Assert.Equal(SettingCatalog.All.Select(setting => setting.Name), settings.Select(setting => setting.Name));
        Assert.Contains(new StagingSetting("project", "shop", SettingOrigin.File, $"{folder.File}(1,14)"), settings);
        Assert.Contains(new StagingSetting("region", "us-east-1", SettingOrigin.Parameter, null), settings);
        Assert.Contains(new StagingSetting("publish.cluster", "blue", SettingOrigin.Variable, "ECS_CLUSTER"), settings);
        Assert.Contains(new StagingSetting("sizes.instanceType", "t3.small", SettingOrigin.File, $"{folder.File}(1,49)"), settings);
        Assert.Contains(new StagingSetting("autoDestroy.days", 7, SettingOrigin.Default, null), settings);
        Assert.Contains(new StagingSetting("stateBucket", null, SettingOrigin.Default, null), settings);
    }

    [Fact]
    public async Task A_secret_is_told_by_where_it_is_kept()
    {
        List<StagingSetting> settings = await ReadAsync(
            new GetSettingsRequest(), ("SLACK_WEBHOOK_URL", "https://hooks.example.com/very-secret"));

        Assert.Contains(
            new StagingSetting("notifications.slackWebhook", "env:SLACK_WEBHOOK_URL", SettingOrigin.Variable, "SLACK_WEBHOOK_URL"), settings);
        Assert.DoesNotContain(settings, setting => $"{setting}".Contains("very-secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Smoke_tests_are_told_by_their_names()
    {
        folder.With("""{ "smokeTests": [{ "name": "search", "path": "/s?token=very-secret", "method": "POST", "body": "very-secret" }] }""");

        List<StagingSetting> settings = await ReadAsync(new GetSettingsRequest());

        StagingSetting tests = settings.Single(setting => setting.Name == "smokeTests");
        Assert.Equal(["search"], Assert.IsType<IReadOnlyList<string>>(tests.Value, exactMatch: false));
        Assert.Equal((SettingOrigin.File, $"{folder.File}(1,17)"), (tests.Origin, tests.From));
    }

    [Fact]
    public async Task Without_a_project_there_is_nothing_to_refuse() =>
        Assert.Null((await ReadAsync(new GetSettingsRequest())).Single(setting => setting.Name == "project").Value);

    [Fact]
    public async Task A_name_that_is_none_is_refused()
    {
        StagingException error = await Assert.ThrowsAsync<StagingException>(
            () => ReadAsync(new GetSettingsRequest { Project = "shop", EnvironmentName = "A_B" }));

        Assert.Equal(("InvalidEnvironmentName", "A_B"), (error.ErrorId, error.TargetInput));
    }

    [Fact]
    public async Task No_server_is_asked()
    {
        await ReadAsync(new GetSettingsRequest { Project = "shop" });

        Assert.Empty(folder.Aws.Operations);
    }

    public void Dispose() => folder.Dispose();

    private async Task<List<StagingSetting>> ReadAsync(GetSettingsRequest request, params (string, string)[] variables)
    {
        List<StagingSetting> settings = [];
        await foreach (StagingSetting setting in new GetSettings(folder.Context(null, variables))
            .RunAsync(request, folder.Host, TestContext.Current.CancellationToken))
            settings.Add(setting);
        return settings;
    }
}
