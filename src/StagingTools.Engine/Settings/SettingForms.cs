using System.Globalization;
using System.Text.RegularExpressions;
using StagingTools.Engine.Aws;
using StagingTools.Engine.Data.Connections;
using StagingTools.Engine.Deployments.Smoke;
using StagingTools.Engine.Environments;
using StagingTools.Engine.Environments.Dns;

namespace StagingTools.Engine.Settings;

/// <summary>
/// The forms that values in the file need, told as the end of a sentence. What a parameter is checked for later is checked here
/// with its place in the file.
/// </summary>
internal static partial class SettingForms
{
    /// <summary>A name that resources can carry.</summary>
    public static string? Project(object value) => EnvironmentName.IsName((string)value, EnvironmentName.MaximumProjectLength)
        ? null
        : Name(value, EnvironmentName.MaximumProjectLength);

    /// <summary>The same, and none that means production.</summary>
    public static string? Environment(object value) =>
        EnvironmentName.IsReserved((string)value) ? $"'{value}' reads as production; name another environment, such as 'staging'"
        : EnvironmentName.IsName((string)value, EnvironmentName.MaximumLength) ? null
        : Name(value, EnvironmentName.MaximumLength);

    /// <summary>A region's system name.</summary>
    public static string? Region(object value) =>
        AwsRegion.IsName((string)value) ? null : $"'{value}' is no AWS region; write one such as us-east-1";

    /// <summary>Accounts of twelve digits, as text: a number would lose its leading zeros.</summary>
    public static string? Accounts(object value) =>
        ((IReadOnlyList<string>)value).FirstOrDefault(account => !Account().IsMatch(account)) is { } wrong
            ? $"'{wrong}' is no AWS account; write its twelve digits in quotes"
            : null;

    /// <summary>A bucket's name, or a folder.</summary>
    public static string? Bucket(object value) => LocalStateStore.FolderOf((string)value) is not null || BucketName().IsMatch((string)value)
        ? null
        : $"'{value}' is neither the name of an S3 bucket nor file:FOLDER";

    /// <summary>The name of a DynamoDB table.</summary>
    public static string? Table(object value) =>
        TableName().IsMatch((string)value) ? null : $"'{value}' is no name of a DynamoDB table: 3 to 255 letters, digits, _ . and -";

    /// <summary>A network that may use SSH.</summary>
    public static string? Network(object value) => EnvironmentSettings.IsIPv4Network((string)value)
        ? null
        : $"'{value}' is no IPv4 network; write one without host bits, such as 203.0.113.0/24";

    /// <summary>One e-mail address.</summary>
    public static string? Email(object value) =>
        EnvironmentSettings.IsEmail((string)value) ? null : $"'{value}' is no e-mail address";

    /// <summary>A size of the database.</summary>
    public static string? DatabaseClass(object value) => EnvironmentSettings.IsDatabaseClass((string)value)
        ? null
        : $"'{value}' is no RDS instance class; write one such as db.t3.micro";

    /// <summary>A size of the cache.</summary>
    public static string? CacheType(object value) => EnvironmentSettings.IsCacheType((string)value)
        ? null
        : $"'{value}' is no ElastiCache node type; write one such as cache.t3.micro";

    /// <summary>Domain names, which may have places for the names of project and environment.</summary>
    public static string? Domains(object value) =>
        ((IReadOnlyList<string>)value).FirstOrDefault(domain => !DomainName.IsSetting(domain)) is { } wrong
            ? $"'{wrong}' is no domain name; write one such as {{environment}}.example.com"
            : null;

    /// <summary>The id of a hosted zone.</summary>
    public static string? HostedZone(object value) =>
        ZoneId().IsMatch((string)value) ? null : $"'{value}' is no id of a hosted zone; write one such as Z0123456789ABCDEFGHIJ";

    /// <summary>A version of the database.</summary>
    public static string? DatabaseVersion(object value) => EnvironmentSettings.IsDatabaseVersion((string)value)
        ? null
        : $"'{value}' is no PostgreSQL version from 13 on; write one such as 15 or 15.4";

    /// <summary>A version of the cache.</summary>
    public static string? CacheVersion(object value) => EnvironmentSettings.IsCacheVersion((string)value)
        ? null
        : $"'{value}' is no version of Redis 7; write one such as 7.0";

    /// <summary>A size of the application's instance.</summary>
    public static string? InstanceType(object value) => EnvironmentSettings.IsInstanceType((string)value)
        ? null
        : $"'{value}' is no x86 instance type of EC2; write one such as t3.micro";

    /// <summary>A whole number within bounds.</summary>
    /// <param name="least">The least.</param>
    /// <param name="most">The most.</param>
    public static Func<object, string?> Between(int least, int most) => value => (int)value >= least && (int)value <= most
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{value} is out of range; write {least} to {most}");

    /// <summary>Sessions on production: 0 for no limit, else one for the snapshot and one at least to read.</summary>
    public static string? Connections(object value) => (int)value is 0 or (>= 2 and <= 1000)
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{value} is out of range; write 2 to 1000, or 0 for as many as the jobs take");

    /// <summary>Where the application answers. The text is not repeated: a password could stand in it.</summary>
    public static string? ApplicationUrl(object value) => SmokeUrl.TryParse((string)value, out _)
        ? null
        : "this has to be an http or https URL without user name, password, query and fragment";

    /// <summary>A reference to a database. The text is not repeated: it could be the secret itself.</summary>
    public static string? Database(object value) =>
        SettingReference.Is((string)value) || (DatabaseUrl.IsUrl((string)value) && !DatabaseUrl.HasPassword((string)value))
            ? null
            : "this has to say where the URL is kept: env:NAME, secret:ID, file:PATH, vault:NAME, or be a postgresql:// URL without a password";

    /// <summary>A reference to the masking key.</summary>
    public static string? Key(object value) => SettingReference.Is((string)value)
        ? null
        : "this has to say where the key is kept: env:NAME, secret:ID, file:PATH or vault:NAME";

    /// <summary>A reference to the webhook, whose URL is a secret: who knows it can write into the channel.</summary>
    public static string? Webhook(object value) => SettingReference.Is((string)value, "env:", "secret:")
        ? null
        : "the webhook's URL is a secret and may not stand here; say where it is kept: env:NAME or secret:ID";

    /// <summary>A reference to the token of a Slack app, which writes wherever the app may.</summary>
    public static string? SlackToken(object value) => SettingReference.Is((string)value, "env:", "secret:")
        ? null
        : "the app's token is a secret and may not stand here; say where it is kept: env:NAME or secret:ID";

    /// <summary>A channel of Slack.</summary>
    public static string? SlackChannel(object value) => Channel().IsMatch((string)value)
        ? null
        : $"'{value}' is neither the id of a Slack channel, such as C0123456789, nor its name with a #";

    private static string Name(object value, int longest) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"'{value}' is no name; write 1 to {longest} lower-case letters, digits and single hyphens, a letter first and no hyphen last");

    [GeneratedRegex(@"^(#[^\s#]{1,80}|[CGD][A-Z0-9]{6,20})$", RegexOptions.CultureInvariant)]
    private static partial Regex Channel();

    [GeneratedRegex("^Z[A-Z0-9]{1,31}$", RegexOptions.CultureInvariant)]
    private static partial Regex ZoneId();

    [GeneratedRegex(@"^[0-9]{12}$", RegexOptions.CultureInvariant)]
    private static partial Regex Account();

    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    [GeneratedRegex("^[a-zA-Z0-9_.-]{3,255}$", RegexOptions.CultureInvariant)]
    private static partial Regex TableName();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex BucketName();
}
