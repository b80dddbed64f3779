using System.Text;
using StagingTools.Engine.Errors;
using StagingTools.Engine.Processes;
using StagingTools.Engine.Terraform.Commands;

namespace StagingTools.Engine.Terraform;

/// <summary>The terraform program of this machine, found and checked.</summary>
/// <param name="Path">The program's absolute path.</param>
/// <param name="Version">Its version; never older than <see cref="TerraformVersion.Oldest"/>.</param>
internal sealed record TerraformInstallation(string Path, TerraformVersion Version)
{
    /// <summary>The variable that names the program when it is not on PATH.</summary>
    public const string PathVariable = "STAGINGTOOLS_TERRAFORM";

    private const string HowToInstall =
        "Install terraform 1.11 or later (https://developer.hashicorp.com/terraform/install) and put it on PATH, "
        + $"or let {PathVariable} name the program.";

    /// <summary>Finds the program and asks for its version.</summary>
    /// <exception cref="StagingException">
    /// <c>TerraformNotFound</c>, <c>TerraformTooOld</c> or <c>TerraformUnusable</c>.
    /// </exception>
    public static async Task<TerraformInstallation> FindAsync(StagingContext context, CancellationToken cancellationToken)
    {
        string path = Locate(context);
        var output = new StringBuilder();
        var process = new ProgramRun(context.TimeProvider)
        {
            FileName = path,
            Arguments = new VersionCommand().Arguments,
            WorkingDirectory = System.IO.Path.GetTempPath(),
            Environment = ChildEnvironment.Build(context),
            StandardOutput = line => output.AppendLine(line),
        };

        int exitCode;
        try
        {
            exitCode = await process.RunAsync(cancellationToken);
        }
        catch (System.ComponentModel.Win32Exception refused)
        {
            throw Unusable(path, refused.Message, refused);
        }

        TerraformVersion version = TerraformVersion.FromJson(output.ToString())
            ?? throw Unusable(path, $"it answered 'version' with exit code {exitCode} and no version", null);

        return version.CompareTo(TerraformVersion.Oldest) >= 0
            ? new TerraformInstallation(path, version)
            : throw new StagingException(
                "TerraformTooOld",
                StagingErrorCategory.NotInstalled,
                $"terraform {version} at '{path}' is too old: {TerraformVersion.Oldest} or later is needed.")
            {
                TargetInput = path,
                RecommendedAction = HowToInstall,
            };
    }

    private static string Locate(StagingContext context)
    {
        if (context.Variable(PathVariable) is { } configured)
            return File.Exists(configured)
                ? System.IO.Path.GetFullPath(configured)
                : throw NotFound($"{PathVariable} names '{configured}', which is no file.", configured);

        string file = OperatingSystem.IsWindows() ? "terraform.exe" : "terraform";
        return SearchPath.Find(context.EnvironmentVariables, file) ?? throw NotFound("terraform is not on PATH.", null);
    }

    private static StagingException NotFound(string message, string? input) =>
        new("TerraformNotFound", StagingErrorCategory.NotInstalled, message)
        {
            TargetInput = input,
            RecommendedAction = HowToInstall,
        };

    private static StagingException Unusable(string path, string why, Exception? inner) =>
        new("TerraformUnusable", StagingErrorCategory.NotInstalled, $"'{path}' cannot be used as terraform: {why}.", inner)
        {
            TargetInput = path,
            RecommendedAction = HowToInstall,
        };
}
