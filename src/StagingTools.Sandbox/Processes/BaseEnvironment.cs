using System.Collections;

namespace StagingTools.Sandbox.Processes;

/// <summary>What children may know of the environment that the sandbox was started in: no credentials, no endpoints.</summary>
internal static class BaseEnvironment
{
    private static readonly string[] s_kept =
    [
        "PATH", "HOME", "USER", "LOGNAME", "LANG", "TMPDIR", "TZ", "DOTNET_ROOT", "PYENV_ROOT", "PYENV_VERSION",
        "VIRTUAL_ENV", "LD_LIBRARY_PATH", "SSL_CERT_FILE", "SSL_CERT_DIR",
    ];

    /// <summary>The kept variables of this process.</summary>
    public static Dictionary<string, string> Current() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .Where(entry => s_kept.Contains((string)entry.Key) || ((string)entry.Key).StartsWith("LC_", StringComparison.Ordinal))
        .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
}
