namespace StagingTools.Sandbox.Rds;

/// <summary>Those parameters of a group that a small local server can take as they are.</summary>
internal static class ServerParameters
{
    // Sized for the instance class, tied to the service's own extensions, or owned by the sandbox.
    private static readonly HashSet<string> s_ignored = new(StringComparer.Ordinal)
    {
        "shared_buffers", "effective_cache_size", "maintenance_work_mem", "max_wal_size", "min_wal_size", "huge_pages",
        "shared_preload_libraries", "listen_addresses", "port", "unix_socket_directories", "data_directory",
        "hba_file", "ident_file", "config_file", "logging_collector", "log_destination", "log_directory", "log_filename",
        "password_encryption", "fsync", "synchronous_commit", "full_page_writes",
        "dynamic_shared_memory_type", "archive_mode", "archive_command", "wal_level",
    };

    /// <summary>The parameters that are passed on.</summary>
    /// <remarks>Values in braces are formulas over the instance class; names with a dot belong to extensions.</remarks>
    public static IReadOnlyDictionary<string, string> Usable(IReadOnlyDictionary<string, DbParameter> group) => group
        .Where(parameter => !s_ignored.Contains(parameter.Key)
            && !parameter.Key.StartsWith("ssl", StringComparison.Ordinal)
            && !parameter.Key.Contains('.', StringComparison.Ordinal)
            && !parameter.Value.Value.Contains('{', StringComparison.Ordinal))
        .ToDictionary(parameter => parameter.Key, parameter => parameter.Value.Value, StringComparer.Ordinal);
}
