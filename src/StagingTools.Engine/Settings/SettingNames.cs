namespace StagingTools.Engine.Settings;

/// <summary>The settings' names, which are their keys in the file.</summary>
internal static class SettingNames
{
    public const string Project = "project";
    public const string Environment = "environment";
    public const string Region = "region";
    public const string Profile = "profile";
    public const string ProductionAccounts = "productionAccounts";
    public const string StateBucket = "stateBucket";
    public const string LockTable = "lockTable";
    public const string LockTimeout = "lockTimeout";
    public const string AllowedSshCidr = "allowedSshCidr";
    public const string AlertEmail = "notifications.alertEmail";
    public const string SlackWebhook = "notifications.slackWebhook";
    public const string SlackToken = "notifications.slackToken";
    public const string SlackChannel = "notifications.slackChannel";
    public const string DatabaseInstanceClass = "sizes.databaseInstanceClass";
    public const string DnsDomains = "dns.domains";
    public const string DnsHostedZoneId = "dns.hostedZoneId";
    public const string DatabaseVersion = "versions.database";
    public const string CacheVersion = "versions.cache";
    public const string CacheNodeType = "sizes.cacheNodeType";
    public const string InstanceType = "sizes.instanceType";
    public const string AutoDestroyEnabled = "autoDestroy.enabled";
    public const string AutoDestroyDays = "autoDestroy.days";
    public const string Cluster = "publish.cluster";
    public const string Service = "publish.service";
    public const string TaskDefinition = "publish.taskDefinition";
    public const string Container = "publish.container";
    public const string Registry = "publish.registry";
    public const string ImageTag = "publish.imageTag";
    public const string PublishTimeout = "publish.timeout";
    public const string Migrate = "publish.migrate";
    public const string MigrationCommand = "publish.migrationCommand";
    public const string ApplicationUrl = "publish.url";
    public const string SmokeTest = "publish.smokeTest";
    public const string RollbackOnFailure = "publish.rollbackOnFailure";
    public const string SmokeTests = "smokeTests";
    public const string Rules = "sync.rules";
    public const string Source = "sync.source";
    public const string Target = "sync.target";
    public const string Key = "sync.key";
    public const string ToolImage = "sync.toolImage";
    public const string Jobs = "sync.jobs";
    public const string MaxConnections = "sync.maxConnections";
    public const string MaxRate = "sync.maxRate";
    public const string SkipFinalSnapshot = "remove.skipFinalSnapshot";
}
