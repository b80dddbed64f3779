using System.ComponentModel;
using System.Globalization;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Hosting;
using StagingTools.Engine.Processes;

namespace StagingTools.Engine.Deployments.Images;

/// <summary>The docker program of this machine. Which daemon it talks to, its own variables and contexts say.</summary>
internal sealed class Docker
{
    private const int LinesKept = 10;

    private static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(30);

    private readonly StagingContext context;
    private readonly string path;
    private readonly IHost host;

    private Docker(StagingContext context, string path, IHost host)
    {
        this.context = context;
        this.path = path;
        this.host = host;
    }

    /// <summary>Finds the program.</summary>
    /// <exception cref="StagingException"><c>DockerMissing</c>.</exception>
    public static Docker Find(StagingContext context, IHost host) =>
        SearchPath.Find(context.EnvironmentVariables, OperatingSystem.IsWindows() ? "docker.exe" : "docker") is { } path
            ? new Docker(context, path, host)
            : throw DockerErrors.Missing();

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">The command.</param>
    /// <param name="tell">Gets each line of both outputs as it comes.</param>
    /// <param name="cancellationToken">Interrupts it, as Ctrl+C does.</param>
    /// <param name="input">What it reads from standard input; may be a secret.</param>
    /// <exception cref="StagingException">It failed.</exception>
    public async Task RunAsync(DockerCommand command, Action<string> tell, CancellationToken cancellationToken, string? input = null)
    {
        host.Verbose(command.ToString());
        var lines = new Queue<string>();
        bool announced = false;
        var run = new ProgramRun(context.TimeProvider)
        {
            FileName = path,
            Arguments = command.Arguments,
            WorkingDirectory = context.WorkingDirectory,
            Environment = context.EnvironmentVariables,
            StandardInput = input,
            StandardOutput = Take,
            StandardError = Take,
            GracePeriod = GracePeriod,
            Waiting = left =>
            {
                if (!announced)
                    host.Information(string.Create(
                        CultureInfo.InvariantCulture, $"Stopping: waiting for docker {command.Name} to end (at most {Math.Ceiling(left.TotalSeconds)} s)."));
                announced = true;
            },
            Killed = () => host.Warning($"docker {command.Name} did not stop in time and was ended by force."),
        };
        int exitCode;
        try
        {
            exitCode = await run.RunAsync(cancellationToken);
        }
        catch (Win32Exception refused)
        {
            throw DockerErrors.Unusable(path, refused);
        }

        if (exitCode != 0)
            throw DockerErrors.For(command, exitCode, lines);

        void Take(string line)
        {
            tell(line);
            if (string.IsNullOrWhiteSpace(line))
                return;
            lines.Enqueue(line.Trim());
            if (lines.Count > LinesKept)
                lines.Dequeue();
        }
    }
}
