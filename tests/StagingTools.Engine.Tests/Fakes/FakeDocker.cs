namespace StagingTools.Engine.Tests.Fakes;

/// <summary>A program named docker that keeps what it is given, and does what the test says.</summary>
internal sealed class FakeDocker : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("stagingtools-docker-").FullName;

    /// <param name="behaviour">A shell script that runs after the call was kept; <c>$1</c> is the subcommand.</param>
    public FakeDocker(string behaviour = "")
    {
        Directory.CreateDirectory(Folder);
        Directory.CreateDirectory(Configuration);
        Directory.CreateDirectory(Context);
        File.WriteAllText(Path.Combine(Context, "Dockerfile"), "FROM scratch\n");
        string program = Path.Combine(Folder, "docker");
        File.WriteAllText(
            program,
            $"""
            #!/bin/sh
            echo "$@" >> '{Calls}'
            [ "$1" = login ] && cat > '{root}/password'
            [ "$1" = build ] && echo "VERSION=$VERSION" > '{root}/variables'
            {behaviour}
            exit 0
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A folder with a Dockerfile.</summary>
    public string Context => Path.Combine(root, "context");

    /// <summary>Where the program is.</summary>
    public string Folder => Path.Combine(root, "bin");

    /// <summary>Docker's configuration.</summary>
    public string Configuration => Path.Combine(root, "configuration");

    /// <summary>The variables that lead to it.</summary>
    public (string, string)[] Variables =>
        [("PATH", $"{Folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}"), ("DOCKER_CONFIG", Configuration)];

    /// <summary>What it was called with, a line a call.</summary>
    public string[] Lines => File.Exists(Calls) ? File.ReadAllLines(Calls) : [];

    /// <summary>What it read from its standard input at the login.</summary>
    public string Password => File.ReadAllText(Path.Combine(root, "password"));

    /// <summary>What it saw of a variable at the build.</summary>
    public string Seen => File.ReadAllText(Path.Combine(root, "variables")).Trim();

    private string Calls => Path.Combine(root, "calls");

    public void Dispose() => Directory.Delete(root, recursive: true);
}
