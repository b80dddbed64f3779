using System.Security.Cryptography;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.Rds;

/// <summary>An empty cluster, made once a sandbox; each instance starts as a copy of it.</summary>
internal sealed class PostgresTemplate(PostgresInstallation installation, string databasesPath)
{
    /// <summary>The service's own superuser, as on RDS.</summary>
    public const string AdminUser = "rdsadmin";

    private readonly Lock _gate = new();
    private Task<string>? _made;

    /// <summary>Password of <see cref="AdminUser"/> in every cluster of this sandbox; it stays in memory.</summary>
    public string AdminPassword { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(24));

    /// <summary>The template's folder, made at the first call.</summary>
    public Task<string> GetAsync()
    {
        lock (_gate)
        {
            return _made ??= MakeAsync();
        }
    }

    private async Task<string> MakeAsync()
    {
        await installation.CreateFolderAsync(databasesPath, CancellationToken.None).ConfigureAwait(false);
        string passwordFile = Path.Combine(databasesPath, ".admin");
        await File.WriteAllTextAsync(passwordFile, AdminPassword + "\n").ConfigureAwait(false);
        try
        {
            UnixMode.Set(passwordFile, UnixFileMode.UserRead);
            await installation.OwnAsync(passwordFile, CancellationToken.None).ConfigureAwait(false);
            string template = Path.Combine(databasesPath, "template");
            await installation.RunAsync(
                "initdb",
                [
                    "-D", template, "-U", AdminUser, $"--pwfile={passwordFile}", "--auth=scram-sha-256",
                    "--encoding=UTF8", OperatingSystem.IsLinux() ? "--locale=C.UTF-8" : "--locale=en_US.UTF-8",
                    "--no-sync", "--no-instructions",
                ],
                CancellationToken.None).ConfigureAwait(false);
            return template;
        }
        finally
        {
            File.Delete(passwordFile);
        }
    }
}
