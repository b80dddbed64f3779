using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using StagingTools.Engine.Errors;

namespace StagingTools.Engine.Environments;

/// <summary>The settings of an environment, checked, as variables of terraform.</summary>
internal sealed partial class EnvironmentSettings
{
    private EnvironmentSettings(IReadOnlyDictionary<string, object?> variables, TimeSpan lockTimeout)
    {
        Variables = variables;
        LockTimeout = lockTimeout;
    }

    /// <summary>Variables by their name in terraform. None is a secret.</summary>
    public IReadOnlyDictionary<string, object?> Variables { get; }

    /// <summary>The PostgreSQL version that was asked for; <see langword="null"/> for the default.</summary>
    public string? DatabaseVersion { get; private init; }

    /// <summary>The Redis version that was asked for; <see langword="null"/> for the default.</summary>
    public string? CacheVersion { get; private init; }

    /// <summary>Who may use SSH; <see langword="null"/> for nobody.</summary>
    public string? SshNetwork { get; private init; }

    /// <summary>The type of the instance that the application runs on.</summary>
    public string InstanceType { get; private init; } = "";

    /// <summary>How long to wait for a lock that somebody else holds.</summary>
    public TimeSpan LockTimeout { get; }

    /// <summary>Checks what was asked for, before anything is asked of a server.</summary>
    /// <param name="request">The request, its defaults filled in.</param>
    /// <exception cref="StagingException">An id that starts with <c>Invalid</c> and names the setting.</exception>
    public static EnvironmentSettings Check(PlanEnvironmentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Require(
            request.AutoDestroyDays is >= 1 and <= 90, "InvalidAutoDestroyDays", $"{request.AutoDestroyDays}",
            "is no number of idle days", "Give 1 to 90 days, or switch the removal off.");
        Require(
            request.AlertEmail is null || IsEmail(request.AlertEmail), "InvalidAlertEmail", request.AlertEmail,
            "is no e-mail address", "Give one address, such as team@example.com.");
        Require(
            request.AllowedSshCidr is null || IsIPv4Network(request.AllowedSshCidr), "InvalidAllowedSshCidr", request.AllowedSshCidr,
            "is no IPv4 network", "Give a network without host bits, such as 203.0.113.0/24, or one address as 203.0.113.7/32.");
        Require(
            request.DatabaseInstanceClass is { } database && IsDatabaseClass(database), "InvalidDatabaseInstanceClass", request.DatabaseInstanceClass,
            "is no RDS instance class", "Give one such as db.t3.micro.");
        Require(
            request.CacheNodeType is { } cache && IsCacheType(cache), "InvalidCacheNodeType", request.CacheNodeType,
            "is no ElastiCache node type", "Give one such as cache.t3.micro.");
        Require(
            request.InstanceType is { } instance && IsInstanceType(instance),
            "InvalidInstanceType", request.InstanceType,
            "is no x86 instance type of EC2", "Give one such as t3.micro.");
        Require(
            request.DatabaseVersion is null || IsDatabaseVersion(request.DatabaseVersion), "InvalidDatabaseVersion", request.DatabaseVersion,
            "is no PostgreSQL version from 13 on", "Give a major version such as 15, or an exact one such as 15.4.");
        Require(
            request.CacheVersion is null || IsCacheVersion(request.CacheVersion), "InvalidCacheVersion", request.CacheVersion,
            "is no version of Redis 7", "Give one such as 7.0.");

        return new EnvironmentSettings(
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["alert_email"] = request.AlertEmail,
                ["allowed_ssh_cidr"] = request.AllowedSshCidr,
                ["db_instance_class"] = request.DatabaseInstanceClass,
                ["cache_node_type"] = request.CacheNodeType,
                ["instance_type"] = request.InstanceType,
                ["auto_destroy_enabled"] = request.AutoDestroyEnabled,
                ["auto_destroy_days"] = request.AutoDestroyDays,
            },
            CheckLockTimeout(request.LockTimeout.GetValueOrDefault()))
        {
            DatabaseVersion = request.DatabaseVersion,
            CacheVersion = request.CacheVersion,
            SshNetwork = request.AllowedSshCidr,
            InstanceType = request.InstanceType!,
        };
    }

    /// <summary>Checks a lock timeout in seconds.</summary>
    /// <exception cref="StagingException"><c>InvalidLockTimeout</c>.</exception>
    public static TimeSpan CheckLockTimeout(int seconds)
    {
        Require(
            seconds is >= 0 and <= 86400, "InvalidLockTimeout", $"{seconds}",
            "is no lock timeout", "Give 0 to 86400 seconds; 0 does not wait.");
        return TimeSpan.FromSeconds(seconds);
    }

    /// <summary>Whether a text is one e-mail address.</summary>
    public static bool IsEmail(string text) => Email().IsMatch(text);

    /// <summary>Whether a text is an IPv4 network without host bits.</summary>
    public static bool IsIPv4Network(string text) =>
        text.Contains('/', StringComparison.Ordinal)
        && IPNetwork.TryParse(text, out IPNetwork network)
        && network.BaseAddress.AddressFamily == AddressFamily.InterNetwork
        && network.ToString() == text;

    /// <summary>Whether a text has the form of an RDS instance class.</summary>
    public static bool IsDatabaseClass(string text) => DatabaseClass().IsMatch(text);

    /// <summary>Whether a text has the form of an ElastiCache node type.</summary>
    public static bool IsCacheType(string text) => CacheType().IsMatch(text);

    /// <summary>Whether a text has the form of an EC2 instance type that x86 images run on.</summary>
    public static bool IsInstanceType(string text) => InstanceTypeForm().IsMatch(text) && !Graviton().IsMatch(text);

    /// <summary>Whether a text is a PostgreSQL version that the configuration knows.</summary>
    public static bool IsDatabaseVersion(string text) => DatabaseVersionForm().IsMatch(text);

    /// <summary>Whether a text is a Redis version that the configuration knows.</summary>
    public static bool IsCacheVersion(string text) => CacheVersionForm().IsMatch(text);

    private static void Require(bool good, string errorId, string? value, string what, string action)
    {
        if (!good)
            throw new StagingException(errorId, StagingErrorCategory.InvalidArgument, $"'{value}' {what}.")
            {
                TargetInput = value,
                RecommendedAction = action,
            };
    }

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"^db\.[a-z0-9]+\.[a-z0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex DatabaseClass();

    [GeneratedRegex(@"^cache\.[a-z0-9]+\.[a-z0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex CacheType();

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\.[a-z0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex InstanceTypeForm();

    // As variables.tf has them.
    [GeneratedRegex(@"^1[3-9](\.[0-9]{1,2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex DatabaseVersionForm();

    [GeneratedRegex(@"^7\.[0-9]$", RegexOptions.CultureInvariant)]
    private static partial Regex CacheVersionForm();

    // The image of the container instance is x86; the g after the generation marks AWS's own processor.
    [GeneratedRegex(@"^[a-z]+[0-9]+[a-z]*g[a-z]*\.", RegexOptions.CultureInvariant)]
    private static partial Regex Graviton();
}
