using StagingTools.Engine.Errors;
using StagingTools.Engine.Terraform;

namespace StagingTools.Engine.Tests.Terraform;

public sealed class ProviderMirrorTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-test-").FullName;

    [Fact]
    public void The_mirror_answers_for_what_it_holds_and_the_registry_for_the_rest()
    {
        string mirror = MakeMirror("mirror", "registry.terraform.io/hashicorp/aws", "registry.terraform.io/hashicorp/random");

        string? file = ProviderMirror.Configure(Context((ProviderMirror.Variable, mirror)), Path.Combine(folder, "own"), []);

        string text = File.ReadAllText(file!);
        Assert.Contains($"path    = \"{mirror}\"", text, StringComparison.Ordinal);
        Assert.Contains(
            "include = [\"registry.terraform.io/hashicorp/aws\", \"registry.terraform.io/hashicorp/random\"]", text, StringComparison.Ordinal);
        Assert.Contains(
            "exclude = [\"registry.terraform.io/hashicorp/aws\", \"registry.terraform.io/hashicorp/random\"]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_the_system_is_used_when_nothing_is_configured()
    {
        string mirror = MakeMirror("system", "registry.terraform.io/hashicorp/aws");

        Assert.NotNull(ProviderMirror.Configure(Context(), Path.Combine(folder, "own"), [Path.Combine(folder, "absent"), mirror]));
    }

    [Fact]
    public void A_mirror_that_is_named_and_holds_nothing_is_an_error_that_names_it()
    {
        string empty = Directory.CreateDirectory(Path.Combine(folder, "empty")).FullName;

        StagingException error = Assert.Throws<StagingException>(
            () => ProviderMirror.Configure(Context((ProviderMirror.Variable, empty)), folder, []));

        Assert.Equal("ProviderMirrorNotFound", error.ErrorId);
        Assert.Equal(empty, error.TargetInput);
    }

    [Fact]
    public void A_configuration_that_the_user_chose_is_left_alone()
    {
        string chosen = Path.Combine(folder, "my.tfrc");
        File.WriteAllText(chosen, "");
        string mirror = MakeMirror("system", "registry.terraform.io/hashicorp/aws");

        Assert.Equal(chosen, ProviderMirror.Configure(Context(("TF_CLI_CONFIG_FILE", chosen)), folder, [mirror]));
    }

    [Fact]
    public void A_configuration_in_the_home_folder_is_left_to_terraform()
    {
        File.WriteAllText(Path.Combine(folder, ".terraformrc"), "");
        string mirror = MakeMirror("system", "registry.terraform.io/hashicorp/aws");

        Assert.Null(ProviderMirror.Configure(Context(("HOME", folder), ("APPDATA", folder)), folder, [mirror]));
    }

    [Fact]
    public void A_variable_that_points_nowhere_counts_as_not_set()
    {
        string mirror = MakeMirror("system", "registry.terraform.io/hashicorp/aws");

        Assert.Null(ProviderMirror.Configure(Context(("TF_CLI_CONFIG_FILE", Path.Combine(folder, "absent"))), folder, []));
        Assert.NotNull(ProviderMirror.Configure(Context(("TF_CLI_CONFIG_FILE", Path.Combine(folder, "absent"))), folder, [mirror]));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string MakeMirror(string name, params string[] providers)
    {
        foreach (string provider in providers)
            Directory.CreateDirectory(Path.Combine(folder, name, provider, "5.100.0", "linux_amd64"));
        return Path.Combine(folder, name);
    }

    private StagingContext Context(params (string Name, string Value)[] variables) => new()
    {
        WorkingDirectory = folder,
        TerraformDirectory = folder,
        EnvironmentVariables = variables.ToDictionary(variable => variable.Name, variable => variable.Value),
    };
}
