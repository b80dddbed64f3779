using System.Text.RegularExpressions;
using StagingTools.Engine.Tests.Faces;

namespace StagingTools.Engine.Tests.Packaging;

/// <summary>The image of the command line, as far as it can be told without building it.</summary>
public sealed partial class DockerfileTests
{
    private static readonly string[] Instructions = Read("Dockerfile");

    private static IEnumerable<string[]> Copies => Instructions
        .Where(line => line.StartsWith("COPY ", StringComparison.Ordinal))
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..]);

    [Fact]
    public void What_it_copies_from_the_repository_is_there_and_reaches_docker()
    {
        string[] sources =
        [
            .. Copies.Where(words => !words.Any(word => word.StartsWith("--from=", StringComparison.Ordinal)))
                .SelectMany(words => words.Where(word => !word.StartsWith("--", StringComparison.Ordinal)).SkipLast(1)),
        ];

        Assert.NotEmpty(sources);
        Assert.All(sources, source =>
        {
            Assert.True(Path.Exists(Path.Combine(Repository.Root, source)), source);
            Assert.Contains($"!{source}", Read(".dockerignore"));
        });
    }

    [Fact]
    public void What_it_copies_from_a_stage_is_of_a_stage_before()
    {
        string[] stages = [.. Instructions.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal) && line.Contains(" AS ", StringComparison.Ordinal)).Select(line => line.Split(' ')[^1])];

        Assert.All(
            Copies.SelectMany(words => words).Where(word => word.StartsWith("--from=", StringComparison.Ordinal)),
            word => Assert.Contains(word["--from=".Length..], stages));
    }

    [Fact]
    public void It_starts_the_command_line_itself_which_hears_signals()
    {
        Assert.Equal("""ENTRYPOINT ["staging"]""", Instructions[^1]);
        Assert.Contains(Instructions, line => line.Contains("ln -s /opt/stagingtools/bin/staging /usr/local/bin/staging", StringComparison.Ordinal));
        Assert.Contains("COPY --chmod=755 scripts/staging.sh /opt/stagingtools/bin/staging", Instructions);
        // The script looks for the program beside itself, and hands its process over to it.
        Assert.Contains("COPY --from=build /published/ /opt/stagingtools/lib/staging/", Instructions);
        string script = File.ReadAllText(Path.Combine(Repository.Root, "scripts", "staging.sh"));
        Assert.Contains("/../lib/staging\" && pwd)/staging.dll", script, StringComparison.Ordinal);
        Assert.Contains("exec \"$dotnet\" \"$program\"", script, StringComparison.Ordinal);
    }

    [Fact]
    public void It_publishes_the_program_that_the_script_starts()
    {
        string project = PublishedProject().Match(string.Join('\n', Instructions)).Groups[1].Value;

        Assert.Contains("<AssemblyName>staging</AssemblyName>", File.ReadAllText(Path.Combine(Repository.Root, project)), StringComparison.Ordinal);
    }

    [Fact]
    public void It_runs_as_a_user_without_rights_and_by_number()
    {
        string user = Instructions.Last(line => line.StartsWith("USER ", StringComparison.Ordinal))["USER ".Length..];

        Assert.True(int.Parse(user, System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.DoesNotContain(Instructions.SkipWhile(line => !line.StartsWith("USER ", StringComparison.Ordinal)), line => line.StartsWith("RUN ", StringComparison.Ordinal));
    }

    [Fact]
    public void It_asks_for_no_secret_and_holds_none()
    {
        string[] named = [.. Instructions.Where(line => line.StartsWith("ARG ", StringComparison.Ordinal) || line.StartsWith("ENV ", StringComparison.Ordinal))];

        Assert.Equal(["ARG TERRAFORM_VERSION", "ENV HOME"], named.Select(line => line.Split('=')[0]));
        Assert.DoesNotContain(Copies.SelectMany(words => words), word => word.Contains(".env", StringComparison.Ordinal) || word == ".");
    }

    [Fact]
    public void It_has_a_terraform_that_serves_and_that_its_checksum_vouches_for()
    {
        string version = TerraformVersionArgument().Match(string.Join('\n', Instructions)).Groups[1].Value;

        Assert.True(Version.Parse(version) >= new Version(1, 11));
        Assert.Contains(Instructions, line => line.Contains("_SHA256SUMS", StringComparison.Ordinal) && line.Contains("sha256sum --check --strict", StringComparison.Ordinal));
    }

    [Fact]
    public void What_builds_and_runs_leave_behind_stays_out_of_it() =>
        Assert.All(
            ["**/bin/", "**/obj/", "**/.terraform/", "**/*.tfstate*", "**/*.tfvars"],
            pattern => Assert.Contains(pattern, Read(".dockerignore").SkipWhile(line => line.StartsWith('!') || line == "**")));

    // The lines without comments, those that go on joined.
    private static string[] Read(string file) =>
    [
        .. Continuation().Replace(
                string.Join('\n', File.ReadAllLines(Path.Combine(Repository.Root, file)).Where(line => !line.StartsWith('#'))), " ")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
    ];

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continuation();

    [GeneratedRegex(@"dotnet publish (\S+\.csproj)")]
    private static partial Regex PublishedProject();

    [GeneratedRegex(@"ARG TERRAFORM_VERSION=([0-9.]+)")]
    private static partial Regex TerraformVersionArgument();
}
