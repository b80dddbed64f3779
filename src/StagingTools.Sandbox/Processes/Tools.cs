using System.Globalization;

namespace StagingTools.Sandbox.Processes;

/// <summary>Finds the programs that a sandbox is made of.</summary>
internal sealed class Tools(IReadOnlyDictionary<string, string> environment)
{
    private static readonly string[] s_postgres = ["initdb", "postgres", "pg_basebackup"];

    /// <summary>The emulator as a program with its first arguments.</summary>
    /// <exception cref="SandboxException">moto is not installed.</exception>
    public IReadOnlyList<string> Moto()
    {
        if (OnPath("moto_server") is { } server) return [server];
        foreach (string name in (string[])["python3", "python"])
        {
            if (OnPath(name) is { } python && HasMoto(python)) return [python, "-m", "moto.server"];
        }

        throw new SandboxException(
            "The sandbox needs the moto server, and there is no moto_server on PATH. "
            + "Install it with: pip install 'moto[server]'");
    }

    /// <summary>The folder of PostgreSQL's server programs; the newest where there are several.</summary>
    /// <exception cref="SandboxException">PostgreSQL's server is not installed.</exception>
    public string PostgresBin()
    {
        IEnumerable<string> candidates =
        [
            .. OnPath("postgres") is { } onPath ? [Path.GetDirectoryName(Target(onPath))!] : Array.Empty<string>(),
            .. Versions("/usr/lib/postgresql", "bin"),
            .. Versions("/usr", "bin", "pgsql-"),
            .. Versions("/opt/homebrew/opt", "bin", "postgresql@"),
            .. Versions("/usr/local/opt", "bin", "postgresql@"),
            .. ConfiguredBin(),
        ];
        return candidates.FirstOrDefault(
                folder => s_postgres.All(program => File.Exists(Path.Combine(folder, program))))
            ?? throw new SandboxException(
                "The sandbox backs RDS instances with PostgreSQL, and its server programs were not found. "
                + "Install them with: apt-get install postgresql   (Homebrew: brew install postgresql@15)");
    }

    /// <summary>redis-server, or null when it is not installed.</summary>
    public string? Redis() => OnPath("redis-server") ?? OnPath("valkey-server");

    /// <summary>The full path of a program on PATH, or null.</summary>
    public string? OnPath(string program) =>
        (environment.TryGetValue("PATH", out string? path) ? path : "/usr/bin:/bin")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(Path.IsPathRooted)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(IsExecutable);

    /// <summary>Whether a file may be executed.</summary>
    public static bool IsExecutable(string path)
    {
        const UnixFileMode any = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & any) != 0);
    }

    private static string Target(string path) =>
        File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;

    private static IEnumerable<string> Versions(string folder, string sub, string prefix = "") =>
        Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder, prefix + "*")
                .Select(path => (Path: path, Version: Path.GetFileName(path)[prefix.Length..]))
                .Where(found => double.TryParse(found.Version, CultureInfo.InvariantCulture, out _))
                .OrderByDescending(found => double.Parse(found.Version, CultureInfo.InvariantCulture))
                .Select(found => System.IO.Path.Combine(found.Path, sub))
            : [];

    private IEnumerable<string> ConfiguredBin()
    {
        if (OnPath("pg_config") is not { } config) yield break;
        CommandResult result = Command.Run(config, ["--bindir"], environment);
        if (result.ExitCode == 0) yield return result.Output.Trim();
    }

    private bool HasMoto(string python) =>
        Command.Run(python, ["-c", "import moto.server"], environment).ExitCode == 0;
}
