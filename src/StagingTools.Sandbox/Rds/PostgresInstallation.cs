using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.Rds;

/// <summary>The PostgreSQL of this machine and the user that its servers run as.</summary>
internal sealed class PostgresInstallation
{
    private const string ServerUser = "postgres";
    private readonly string[] _runAs;
    private readonly Dictionary<string, string> _environment;

    private PostgresInstallation(string bin, string[] runAs)
    {
        Bin = bin;
        _runAs = runAs;
        _environment = new Dictionary<string, string>(BaseEnvironment.Current(), StringComparer.Ordinal);
        if (runAs.Length > 0) _environment["HOME"] = "/";
    }

    /// <summary>The folder of the server programs.</summary>
    public string Bin { get; }

    /// <summary>Environment of the server programs.</summary>
    public IReadOnlyDictionary<string, string> Environment => _environment;

    /// <summary>Finds the server programs and, for root, the way to run them as another user: they refuse root.</summary>
    /// <exception cref="SandboxException">Something is missing; the message says what to install.</exception>
    public static PostgresInstallation Find(Tools tools)
    {
        string bin = tools.PostgresBin();
        if (!System.Environment.IsPrivilegedProcess) return new PostgresInstallation(bin, []);
        if (!UserExists(ServerUser))
        {
            throw new SandboxException(
                "PostgreSQL refuses to run as root, and there is no user 'postgres' to run it as. "
                + "Install it with apt-get install postgresql, or start the sandbox as a normal user.");
        }

        if (tools.OnPath("setpriv") is { } setpriv)
        {
            return new PostgresInstallation(
                bin, [setpriv, $"--reuid={ServerUser}", $"--regid={ServerUser}", "--init-groups", "--"]);
        }

        return tools.OnPath("runuser") is { } runuser
            ? new PostgresInstallation(bin, [runuser, "-u", ServerUser, "--"])
            : throw new SandboxException(
                "PostgreSQL refuses to run as root, and neither setpriv nor runuser is there to run it as 'postgres'. "
                + "Install them with apt-get install util-linux, or start the sandbox as a normal user.");
    }

    /// <summary>The command that runs a server program as the server's user.</summary>
    public (string Program, IReadOnlyList<string> Arguments) CommandFor(string program, params string[] arguments)
    {
        string path = Path.IsPathRooted(program) ? program : Path.Combine(Bin, program);
        return _runAs.Length == 0 ? (path, arguments) : (_runAs[0], [.. _runAs[1..], path, .. arguments]);
    }

    /// <summary>Runs a server program to its end as the server's user.</summary>
    /// <exception cref="SandboxException">It failed.</exception>
    public Task<string> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, string>? more = null)
    {
        (string path, IReadOnlyList<string> all) = CommandFor(program, [.. arguments]);
        var environment = new Dictionary<string, string>(_environment, StringComparer.Ordinal);
        foreach ((string name, string value) in more ?? new Dictionary<string, string>()) environment[name] = value;
        return Command.RunAsync(path, all, environment, cancellationToken);
    }

    /// <summary>Makes a folder that the server's user owns and, together with root, alone may read.</summary>
    public async Task CreateFolderAsync(string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(path);
        UnixMode.Set(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await OwnAsync(path, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives a file or folder, with everything in it, to the server's user.</summary>
    public Task OwnAsync(string path, CancellationToken cancellationToken) => _runAs.Length == 0
        ? Task.CompletedTask
        : Command.RunAsync(
            "/bin/chown", ["-R", $"{ServerUser}:{ServerUser}", path], _environment, cancellationToken);

    /// <summary>Whether the server's user could work in a folder below this one.</summary>
    public bool CanReach(string folder)
    {
        if (_runAs.Length == 0) return true;
        (string program, IReadOnlyList<string> arguments) = CommandFor("/usr/bin/test", "-x", folder);
        return Command.Run(program, arguments, _environment).ExitCode == 0;
    }

    private static bool UserExists(string user) =>
        File.Exists("/etc/passwd")
        && File.ReadLines("/etc/passwd").Any(line => line.StartsWith(user + ":", StringComparison.Ordinal));
}
