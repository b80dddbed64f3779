using StagingTools.Sandbox.Images;
using StagingTools.Sandbox.Processes;

namespace StagingTools.Sandbox.Ecs;

/// <summary>The program that stands for a container.</summary>
/// <param name="Program">Absolute path.</param>
/// <param name="Arguments">Arguments.</param>
/// <param name="WorkingDirectory">Where it starts.</param>
/// <param name="Environment">Variables of the image.</param>
internal sealed record ContainerCommand(
    string Program,
    IReadOnlyList<string> Arguments,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string> Environment)
{
    /// <summary>A process that only stays up: the stand-in for an image of somebody else's registry.</summary>
    public static ContainerCommand Placeholder { get; } =
        new("/bin/sleep", ["2147483647"], "/", new Dictionary<string, string>());

    /// <summary>Puts together what an image says and what the definition or an override replaces.</summary>
    /// <param name="folder">The image's folder.</param>
    /// <param name="entryPoint">Entry point of the definition; the image's own when null.</param>
    /// <param name="command">Command of the override or definition; the image's own when null.</param>
    /// <param name="path">PATH to look the program up in.</param>
    /// <exception cref="TaskFailure">The program does not exist.</exception>
    public static ContainerCommand From(
        string folder, IReadOnlyList<string>? entryPoint, IReadOnlyList<string>? command, string path)
    {
        ImageSettings image = ImageSettings.Read(folder);
        IReadOnlyList<string> first = entryPoint is { Count: > 0 } ? entryPoint : image.EntryPoint;

        // As in Docker, another entry point does away with the image's command.
        IReadOnlyList<string> rest = command is { Count: > 0 } ? command : entryPoint is { Count: > 0 } ? [] : image.Command;
        string[] all = [.. first, .. rest];
        string working = Path.GetFullPath(Path.Combine(folder, image.WorkingDirectory));
        return new ContainerCommand(Find(all[0], working, path), all[1..], working, image.Environment);
    }

    private static string Find(string program, string working, string path)
    {
        string? found = program.Contains('/', StringComparison.Ordinal)
            ? Path.GetFullPath(Path.Combine(working, program))
            : new Tools(new Dictionary<string, string> { ["PATH"] = path }).OnPath(program);
        return found is not null && File.Exists(found)
            ? found
            : throw new TaskFailure(
                "CannotStartContainerError: Error response from daemon: failed to create task for container: "
                + $"exec: \"{program}\": executable file not found in $PATH: unknown");
    }
}
