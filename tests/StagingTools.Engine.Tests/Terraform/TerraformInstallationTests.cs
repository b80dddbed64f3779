using StagingTools.Engine.Errors;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Tests.Terraform;

public sealed class TerraformInstallationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-test-").FullName;

    [Fact]
    public async Task A_machine_without_terraform_says_how_to_get_it()
    {
        StagingException error = await Assert.ThrowsAsync<StagingException>(() => FindAsync(("PATH", folder)));

        Assert.Equal("TerraformNotFound", error.ErrorId);
        Assert.Equal(StagingErrorCategory.NotInstalled, error.Category);
        Assert.Contains("STAGINGTOOLS_TERRAFORM", error.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_that_names_no_file_is_the_error()
    {
        string absent = Path.Combine(folder, "absent");

        StagingException error = await Assert.ThrowsAsync<StagingException>(() => FindAsync((TerraformInstallation.PathVariable, absent)));

        Assert.Equal(("TerraformNotFound", absent), (error.ErrorId, error.TargetInput));
    }

    [Fact]
    public async Task A_version_without_write_only_arguments_is_too_old()
    {
        string old = Script("""echo '{"terraform_version": "1.9.8"}'""");

        StagingException error = await Assert.ThrowsAsync<StagingException>(() => FindAsync((TerraformInstallation.PathVariable, old)));

        Assert.Equal("TerraformTooOld", error.ErrorId);
        Assert.Contains("terraform 1.9.8", error.Message, StringComparison.Ordinal);
        Assert.Contains("1.11.0 or later", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_is_not_terraform_is_told_apart()
    {
        string other = Script("echo hello; exit 7");

        StagingException error = await Assert.ThrowsAsync<StagingException>(() => FindAsync((TerraformInstallation.PathVariable, other)));

        Assert.Equal("TerraformUnusable", error.ErrorId);
        Assert.Contains("exit code 7", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_program_on_the_path_is_taken()
    {
        string program = Script("""echo '{"terraform_version": "1.12.1"}'""", "terraform");
        string path = string.Join(Path.PathSeparator, "/nowhere", Path.GetDirectoryName(program), Environment.GetEnvironmentVariable("PATH"));

        TerraformInstallation found = await FindAsync(("PATH", path));

        Assert.Equal((program, new TerraformVersion(1, 12, 1)), (found.Path, found.Version));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Script(string body, string name = "other")
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for terraform is a shell script.");
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private Task<TerraformInstallation> FindAsync(params (string Name, string Value)[] variables) =>
        TerraformInstallation.FindAsync(
            new StagingContext
            {
                WorkingDirectory = folder,
                TerraformDirectory = folder,
                EnvironmentVariables = variables.ToDictionary(variable => variable.Name, variable => variable.Value),
            },
            TestContext.Current.CancellationToken);
}
