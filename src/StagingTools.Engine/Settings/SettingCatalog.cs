using StagingTools.Engine.Aws;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Notifications;

namespace StagingTools.Engine.Settings;

/// <summary>Every setting there is. Their defaults stand here and nowhere else.</summary>
internal static class SettingCatalog
{
    private const string SnapshotVariable = "CREATE_FINAL_SNAPSHOT";

    /// <summary>The settings, in the order in which they are shown.</summary>
    public static IReadOnlyList<SettingDefinition> All { get; } =
    [
        new(SettingNames.Project, SettingKind.Text) { Variables = ["STAGING_PROJECT"], Mistake = SettingForms.Project },
        new(SettingNames.Environment, SettingKind.Text)
        {
            Variables = ["STAGING_ENVIRONMENT"],
            Default = "staging",
            Mistake = SettingForms.Environment,
        },
        new(SettingNames.Region, SettingKind.Text) { Variables = ["AWS_REGION", "AWS_DEFAULT_REGION"], Mistake = SettingForms.Region },
        new(SettingNames.Profile, SettingKind.Text)
        {
            Variables = AwsCredentialChain.CredentialVariables,
            Reading = AwsCredentialChain.FindVariable,
            IsLeftToSdk = true,
        },
        new(SettingNames.ProductionAccounts, SettingKind.List) { Mistake = SettingForms.Accounts },
        new(SettingNames.StateBucket, SettingKind.Text) { Mistake = SettingForms.Bucket },
        new(SettingNames.LockTable, SettingKind.Text) { Mistake = SettingForms.Table },
        new(SettingNames.LockTimeout, SettingKind.Number) { Default = 0, Mistake = SettingForms.Between(0, 86400) },
        new(SettingNames.AllowedSshCidr, SettingKind.Text) { Mistake = SettingForms.Network },
        new(SettingNames.AlertEmail, SettingKind.Text) { Mistake = SettingForms.Email },
        new(SettingNames.SlackWebhook, SettingKind.Text)
        {
            Variables = [Notifier.WebhookVariable],
            Reading = context => ReadSecret(context, Notifier.WebhookVariable),
            IsReference = true,
            Mistake = SettingForms.Webhook,
        },
        new(SettingNames.SlackToken, SettingKind.Text)
        {
            Variables = [Notifier.TokenVariable],
            Reading = context => ReadSecret(context, Notifier.TokenVariable),
            IsReference = true,
            Mistake = SettingForms.SlackToken,
        },
        new(SettingNames.SlackChannel, SettingKind.Text) { Variables = [Notifier.ChannelVariable], Mistake = SettingForms.SlackChannel },
        new(SettingNames.DatabaseInstanceClass, SettingKind.Text) { Default = "db.t3.micro", Mistake = SettingForms.DatabaseClass },
        new(SettingNames.CacheNodeType, SettingKind.Text) { Default = "cache.t3.micro", Mistake = SettingForms.CacheType },
        new(SettingNames.InstanceType, SettingKind.Text) { Default = "t3.micro", Mistake = SettingForms.InstanceType },
        // No default here: what runs already stays as it is, unless a version is asked for.
        new(SettingNames.DatabaseVersion, SettingKind.Text) { Mistake = SettingForms.DatabaseVersion },
        new(SettingNames.CacheVersion, SettingKind.Text) { Mistake = SettingForms.CacheVersion },
        new(SettingNames.AutoDestroyEnabled, SettingKind.Flag) { Default = true },
        new(SettingNames.AutoDestroyDays, SettingKind.Number) { Default = 7, Mistake = SettingForms.Between(1, 90) },
        new(SettingNames.DnsDomains, SettingKind.List) { Mistake = SettingForms.Domains },
        new(SettingNames.DnsHostedZoneId, SettingKind.Text) { Mistake = SettingForms.HostedZone },
        new(SettingNames.Cluster, SettingKind.Text) { Variables = ["ECS_CLUSTER"] },
        new(SettingNames.Service, SettingKind.Text) { Variables = ["ECS_SERVICE"] },
        new(SettingNames.TaskDefinition, SettingKind.Text) { Variables = ["TASK_DEFINITION"] },
        new(SettingNames.Container, SettingKind.Text),
        new(SettingNames.Registry, SettingKind.Text) { Variables = ["ECR_REGISTRY"] },
        new(SettingNames.ImageTag, SettingKind.Text) { Variables = ["IMAGE_TAG"], IsInFile = false },
        new(SettingNames.PublishTimeout, SettingKind.Number) { Default = 900, Mistake = SettingForms.Between(1, 7200) },
        // No default here: a command that somebody names asks for the migration.
        new(SettingNames.Migrate, SettingKind.Flag),
        new(SettingNames.MigrationCommand, SettingKind.Text) { Default = "npm run prisma:migrate:deploy" },
        new(SettingNames.ApplicationUrl, SettingKind.Text) { Mistake = SettingForms.ApplicationUrl },
        // No default here: where tests stand in the file, they are made.
        new(SettingNames.SmokeTest, SettingKind.Flag),
        new(SettingNames.RollbackOnFailure, SettingKind.Flag),
        new(SettingNames.SmokeTests, SettingKind.SmokeTests),
        new(SettingNames.Rules, SettingKind.Text) { Default = "sanitization.yaml", IsPath = true },
        new(SettingNames.Source, SettingKind.Text) { IsReference = true, Mistake = SettingForms.Database },
        new(SettingNames.Target, SettingKind.Text) { IsReference = true, Mistake = SettingForms.Database },
        new(SettingNames.ToolImage, SettingKind.Text),
        new(SettingNames.Key, SettingKind.Text) { IsReference = true, Mistake = SettingForms.Key },
        new(SettingNames.Jobs, SettingKind.Number) { Default = 0, Mistake = SettingForms.Between(0, 64) },
        new(SettingNames.MaxConnections, SettingKind.Number) { Default = 0, Mistake = SettingForms.Connections },
        new(SettingNames.MaxRate, SettingKind.Number) { Default = 0, Mistake = SettingForms.Between(0, 100_000) },
        // A file that everybody shares does not decide to lose data.
        new(SettingNames.SkipFinalSnapshot, SettingKind.Flag)
        {
            Variables = [SnapshotVariable],
            Reading = ReadSnapshot,
            Default = false,
            IsInFile = false,
        },
    ];

    /// <summary>A setting.</summary>
    /// <param name="name">Its name.</param>
    public static SettingDefinition Of(string name) => All.First(setting => setting.Name == name);

    // The value of the variable is the secret itself: what counts is that it is kept there.
    private static (string, object?)? ReadSecret(StagingContext context, string variable) =>
        context.Variable(variable) is null ? null : (variable, $"env:{variable}");

    private static (string, object?)? ReadSnapshot(StagingContext context) =>
        context.Variable(SnapshotVariable)?.Trim().ToLowerInvariant() switch
        {
            null => null,
            "true" or "1" or "yes" => (SnapshotVariable, false),
            "false" or "0" or "no" => (SnapshotVariable, true),
            var other => throw new StagingException(
                "InvalidVariable",
                StagingErrorCategory.InvalidArgument,
                $"{SnapshotVariable} is '{other}', which is neither true nor false.")
            {
                TargetInput = SnapshotVariable,
                RecommendedAction = $"Set {SnapshotVariable} to true or false, or unset it.",
            },
        };
}
