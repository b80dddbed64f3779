using System.Globalization;
using StagingTools.Sandbox.Gateway;

namespace StagingTools.Sandbox.Rds;

/// <summary>The scalar settings of an instance: which request parameter sets which member, and what holds without one.</summary>
internal static class DbInstanceSettings
{
    // Request parameter, and the member of the answer that it sets.
    private static readonly Dictionary<string, string> s_members = new(StringComparer.Ordinal)
    {
        ["AllocatedStorage"] = "AllocatedStorage",
        ["AutoMinorVersionUpgrade"] = "AutoMinorVersionUpgrade",
        ["AvailabilityZone"] = "AvailabilityZone",
        ["BackupRetentionPeriod"] = "BackupRetentionPeriod",
        ["BackupTarget"] = "BackupTarget",
        ["CACertificateIdentifier"] = "CACertificateIdentifier",
        ["CopyTagsToSnapshot"] = "CopyTagsToSnapshot",
        ["DatabaseInsightsMode"] = "DatabaseInsightsMode",
        ["DBInstanceClass"] = "DBInstanceClass",
        ["DBName"] = "DBName",
        ["DedicatedLogVolume"] = "DedicatedLogVolume",
        ["DeletionProtection"] = "DeletionProtection",
        ["EnableCustomerOwnedIp"] = "CustomerOwnedIpEnabled",
        ["EnableIAMDatabaseAuthentication"] = "IAMDatabaseAuthenticationEnabled",
        ["EnablePerformanceInsights"] = "PerformanceInsightsEnabled",
        ["Engine"] = "Engine",
        ["EngineLifecycleSupport"] = "EngineLifecycleSupport",
        ["EngineVersion"] = "EngineVersion",
        ["Iops"] = "Iops",
        ["KmsKeyId"] = "KmsKeyId",
        ["LicenseModel"] = "LicenseModel",
        ["MasterUsername"] = "MasterUsername",
        ["MaxAllocatedStorage"] = "MaxAllocatedStorage",
        ["MonitoringInterval"] = "MonitoringInterval",
        ["MonitoringRoleArn"] = "MonitoringRoleArn",
        ["MultiAZ"] = "MultiAZ",
        ["NetworkType"] = "NetworkType",
        ["OptionGroupName"] = "OptionGroupName",
        ["PerformanceInsightsKMSKeyId"] = "PerformanceInsightsKMSKeyId",
        ["PerformanceInsightsRetentionPeriod"] = "PerformanceInsightsRetentionPeriod",
        ["PreferredBackupWindow"] = "PreferredBackupWindow",
        ["PreferredMaintenanceWindow"] = "PreferredMaintenanceWindow",
        ["PubliclyAccessible"] = "PubliclyAccessible",
        ["StorageEncrypted"] = "StorageEncrypted",
        ["StorageThroughput"] = "StorageThroughput",
        ["StorageType"] = "StorageType",
    };

    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.DBInstance.Modifying.html
    private static readonly HashSet<string> s_deferred = new(StringComparer.Ordinal)
    {
        "AllocatedStorage", "CACertificateIdentifier", "DBInstanceClass", "EngineVersion",
        "IAMDatabaseAuthenticationEnabled", "Iops", "LicenseModel", "MultiAZ", "StorageThroughput", "StorageType",
    };

    // Set once, at creation.
    private static readonly HashSet<string> s_fixed = new(StringComparer.Ordinal)
    {
        "AvailabilityZone", "DBName", "Engine", "KmsKeyId", "MasterUsername", "StorageEncrypted",
    };

    // What a restored instance has from its source, whatever is asked for.
    private static readonly HashSet<string> s_inherited = new(StringComparer.Ordinal)
    {
        "DBName", "Engine", "EngineVersion", "KmsKeyId", "MasterUsername", "StorageEncrypted",
    };

    private static readonly HashSet<string> s_flags = new(StringComparer.Ordinal)
    {
        "AutoMinorVersionUpgrade", "CopyTagsToSnapshot", "DedicatedLogVolume", "DeletionProtection",
        "CustomerOwnedIpEnabled", "IAMDatabaseAuthenticationEnabled", "PerformanceInsightsEnabled", "MultiAZ",
        "PubliclyAccessible", "StorageEncrypted",
    };

    /// <summary>The settings of a new instance.</summary>
    /// <exception cref="AwsException">One is missing or not allowed.</exception>
    public static Dictionary<string, string> Create(QueryParameters query, string region, string serverVersion)
    {
        string engine = query.Required("Engine");
        if (engine != "postgres")
        {
            throw AwsException.InvalidParameterValue(
                $"Invalid DB engine: {engine}. The sandbox backs instances with PostgreSQL only.");
        }

        string user = query.Required("MasterUsername");
        if (user is "rdsadmin" or "postgres_admin" || user.Length > 63 || !char.IsAsciiLetter(user[0]))
        {
            throw AwsException.InvalidParameterValue(
                $"MasterUsername {user} cannot be used as it is a reserved word used by the engine or malformed");
        }

        CheckPassword(query.Required("MasterUserPassword"));
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AutoMinorVersionUpgrade"] = "true",
            ["AvailabilityZone"] = region + "a",
            ["BackupRetentionPeriod"] = "1",
            ["BackupTarget"] = "region",
            ["CACertificateIdentifier"] = "rds-ca-rsa2048-g1",
            ["CopyTagsToSnapshot"] = "false",
            ["CustomerOwnedIpEnabled"] = "false",
            ["DatabaseInsightsMode"] = "standard",
            ["DedicatedLogVolume"] = "false",
            ["DeletionProtection"] = "false",
            ["EngineLifecycleSupport"] = "open-source-rds-extended-support",
            ["EngineVersion"] = serverVersion,
            ["IAMDatabaseAuthenticationEnabled"] = "false",
            ["LicenseModel"] = "postgresql-license",
            ["MonitoringInterval"] = "0",
            ["MultiAZ"] = "false",
            ["NetworkType"] = "IPV4",
            ["PerformanceInsightsEnabled"] = "false",
            ["PreferredBackupWindow"] = "07:00-07:30",
            ["PreferredMaintenanceWindow"] = "sun:05:00-sun:05:30",
            ["PubliclyAccessible"] = "false",
            ["StorageEncrypted"] = "false",
            ["StorageType"] = "gp2",
        };
        foreach ((string name, string value) in Requested(query)) settings[name] = value;
        foreach (string required in (string[])["DBInstanceClass", "AllocatedStorage"])
        {
            if (!settings.ContainsKey(required)) throw AwsException.MissingParameter(required);
        }

        // A bare major version means its newest minor version.
        if (!settings["EngineVersion"].Contains('.', StringComparison.Ordinal))
        {
            settings["EngineVersion"] = serverVersion.StartsWith(settings["EngineVersion"] + ".", StringComparison.Ordinal)
                ? serverVersion
                : settings["EngineVersion"] + ".1";
        }

        if (settings["StorageType"] == "gp3")
        {
            // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html: the baseline below 400 GiB.
            settings.TryAdd("Iops", "3000");
            settings.TryAdd("StorageThroughput", "125");
        }

        Check(settings);
        return settings;
    }

    /// <summary>Splits a change into what holds at once and what waits for the maintenance window.</summary>
    /// <exception cref="AwsException">A value is not allowed.</exception>
    public static (Dictionary<string, string> Now, Dictionary<string, string> Later) Modify(
        DbInstance instance, QueryParameters query)
    {
        bool immediately = query.Flag("ApplyImmediately") == true;
        var now = new Dictionary<string, string>(StringComparer.Ordinal);
        var later = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in Requested(query))
        {
            if (s_fixed.Contains(name) || instance[name] == value) continue;
            // A bare major version is what runs, whatever minor version of it that is.
            if (name == "EngineVersion" && instance[name]!.StartsWith(value + ".", StringComparison.Ordinal)) continue;
            (!immediately && s_deferred.Contains(name) ? later : now)[name] = value;
        }

        var merged = new Dictionary<string, string>(instance.Settings, StringComparer.Ordinal);
        foreach ((string name, string value) in now.Concat(later)) merged[name] = value;
        Check(merged);
        if (int.Parse(merged["AllocatedStorage"], CultureInfo.InvariantCulture)
            < int.Parse(instance.Settings["AllocatedStorage"], CultureInfo.InvariantCulture))
        {
            throw AwsException.InvalidParameterCombination("Requested storage size cannot be less than the current one.");
        }

        return (now, later);
    }

    /// <summary>Refuses a master password as RDS does.</summary>
    /// <exception cref="AwsException">Too short, too long or with a forbidden character.</exception>
    public static void CheckPassword(string password)
    {
        if (password.Length is < 8 or > 128)
        {
            throw AwsException.InvalidParameterValue(
                "The parameter MasterUserPassword is not a valid password because it is "
                + (password.Length < 8 ? "shorter than 8 characters." : "longer than 128 characters."));
        }

        if (password.Any(character => character is '/' or '@' or '"' or ' ' or < '!' or > '~'))
        {
            throw AwsException.InvalidParameterValue(
                "The parameter MasterUserPassword is not a valid password. "
                + "Only printable ASCII characters besides '/', '@', '\"', ' ' may be used.");
        }
    }

    /// <summary>The settings of a restored instance: those of its source, but for what is asked for.</summary>
    /// <remarks>
    /// What belongs to one instance alone does not come along.
    /// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_RestoreFromSnapshot.html
    /// </remarks>
    /// <exception cref="AwsException">One is not allowed.</exception>
    public static Dictionary<string, string> Restore(IReadOnlyDictionary<string, string> source, QueryParameters query)
    {
        var settings = new Dictionary<string, string>(source, StringComparer.Ordinal)
        {
            ["MonitoringInterval"] = "0",
            ["DeletionProtection"] = "false",
            ["PubliclyAccessible"] = "false",
            ["CopyTagsToSnapshot"] = "false",
            ["MultiAZ"] = "false",
        };
        settings.Remove("MonitoringRoleArn");
        settings.Remove("MaxAllocatedStorage");
        foreach ((string name, string value) in Requested(query).Where(requested => !s_inherited.Contains(requested.Key)))
        {
            settings[name] = value;
        }

        Check(settings);
        if (Number(settings, "AllocatedStorage") < int.Parse(source["AllocatedStorage"], CultureInfo.InvariantCulture))
        {
            throw AwsException.InvalidParameterCombination("The storage cannot be smaller than that of the source.");
        }

        return settings;
    }

    private static IEnumerable<KeyValuePair<string, string>> Requested(QueryParameters query)
    {
        foreach ((string parameter, string member) in s_members)
        {
            if (query[parameter] is not { Length: > 0 } value) continue;
            yield return new(member, s_flags.Contains(member) ? value.ToLowerInvariant() : value);
        }
    }

    private static void Check(Dictionary<string, string> settings)
    {
        ServiceWindows.Check(settings["PreferredBackupWindow"], settings["PreferredMaintenanceWindow"]);
        int storage = Number(settings, "AllocatedStorage");
        if (storage is < 20 or > 65536)
        {
            throw AwsException.InvalidParameterCombination(
                $"Invalid storage size for engine name postgres and storage type {settings["StorageType"]}: {storage}");
        }

        if (settings.ContainsKey("MaxAllocatedStorage") && Number(settings, "MaxAllocatedStorage") is not 0 and var most
            && most < storage)
        {
            throw AwsException.InvalidParameterCombination(
                "Max storage size must be greater than storage size");
        }

        if (Number(settings, "BackupRetentionPeriod") is < 0 or > 35)
        {
            throw AwsException.InvalidParameterValue(
                $"Invalid backup retention period: {settings["BackupRetentionPeriod"]}. Must be between 0 and 35.");
        }

        int interval = Number(settings, "MonitoringInterval");
        if (interval is not (0 or 1 or 5 or 10 or 15 or 30 or 60))
        {
            throw AwsException.InvalidParameterValue($"{interval} is not a valid monitoring interval.");
        }

        if (interval > 0 && !settings.ContainsKey("MonitoringRoleArn"))
        {
            throw AwsException.InvalidParameterCombination(
                "A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.");
        }
    }

    private static int Number(Dictionary<string, string> settings, string name) =>
        int.TryParse(settings[name], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw AwsException.InvalidParameterValue($"Invalid value '{settings[name]}' for {name}.");
}
