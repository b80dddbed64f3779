using System.CommandLine;
using StagingTools.Sandbox;

namespace StagingTools.Cli.Sandboxes;

/// <summary><c>staging sandbox push NAME:TAG FOLDER</c>.</summary>
internal static class PushCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="runner">Runs it.</param>
    public static Command Create(SandboxRunner runner)
    {
        Argument<string> name = new("name") { Description = "Repository and tag, as NAME:TAG.", HelpName = "NAME:TAG" };
        Argument<string> folder = new("folder") { Description = "The image: a folder with a sandbox-image.json.", HelpName = "FOLDER" };
        Command command = new("push", "Push a folder as an image that the sandbox's services can run.") { name, folder };
        command.SetAction(runner.Action(
            async (parsed, state, _, token) =>
            {
                ImageName image = ImageName.Parse(parsed.GetValue(name)!);
                return await SandboxController.PushImageAsync(
                    state, image.Repository, image.Tag, parsed.GetValue(folder)!, cancellationToken: token);
            },
            (_, image, output) => output.WriteLine($"{image.Uri}  {image.Digest}")));
        return command;
    }
}
