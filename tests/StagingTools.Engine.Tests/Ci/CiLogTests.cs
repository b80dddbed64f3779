using StagingTools.Engine.Ci;

namespace StagingTools.Engine.Tests.Ci;

public sealed class CiLogTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stagingtools-test-").FullName;

    [Fact]
    public void Anywhere_else_there_is_no_build_server()
    {
        Assert.Null(CiLog.Find(Context()));
        Assert.Null(CiLog.Find(Context(("CI", "true"), ("GITHUB_ACTIONS", "false"), ("TF_BUILD", ""))));
    }

    [Fact]
    public void GitHub_reads_errors_warnings_groups_and_masks()
    {
        CiLog log = GitHub();

        Assert.Equal("::error title=ImageNotFound::The image '1.0'%0Ais not there: 100%25.", log.Error("ImageNotFound", "The image '1.0'\nis not there: 100%."));
        Assert.Equal("::error title=a%3Ab%2Cc::x", log.Error("a:b,c", "x"));
        Assert.Equal("::warning::slow%0D%0Atoday", log.Warning("slow\r\ntoday"));
        Assert.Equal("::group::Publishing", log.BeginGroup("Publishing"));
        Assert.Equal("::endgroup::", log.EndGroup());
        Assert.Equal(["::add-mask::one", "::add-mask::two%25"], log.Mask("one\r\n\n two% \n"));
    }

    [Fact]
    public void Azure_reads_errors_warnings_groups_masks_and_values()
    {
        CiLog log = Azure();

        Assert.Equal("##vso[task.logissue type=error;code=ImageNotFound]a%0Ab%3B c%5D 100%AZP25", log.Error("ImageNotFound", "a\nb; c] 100%"));
        Assert.Equal("##vso[task.logissue type=warning]slow", log.Warning("slow"));
        Assert.Equal("##[group]Publishing to a", log.BeginGroup("Publishing\nto a"));
        Assert.Equal("##[endgroup]", log.EndGroup());
        Assert.Equal(["##vso[task.setsecret]one", "##vso[task.setsecret]two%3B"], log.Mask("one\ntwo;"));
        Assert.Equal("##vso[task.setvariable variable=image;isOutput=true]repo@sha256:1%0Ax", log.Output("image", "repo@sha256:1\nx"));
    }

    [Fact]
    public void GitHub_takes_values_from_a_file_that_no_value_can_break_out_of()
    {
        Assert.Null(GitHub().Output("image", "repo\nother=1\nEOF"));
        Assert.Null(GitHub().Output("service", ""));

        string[] lines = File.ReadAllLines(Path.Combine(folder, "output"));
        string first = lines[0]["image<<".Length..], second = lines[5]["service<<".Length..];
        Assert.NotEqual(first, second);
        Assert.Equal([$"image<<{first}", "repo", "other=1", "EOF", first, $"service<<{second}", "", second], lines);
    }

    [Fact]
    public void GitHub_takes_a_summary_from_a_file()
    {
        Assert.Null(GitHub().Summary("### One\n"));
        Assert.Null(GitHub().Summary("### Two\n"));

        Assert.Equal("### One\n### Two\n", File.ReadAllText(Path.Combine(folder, "summary")));
    }

    [Fact]
    public void A_runner_that_names_no_files_is_told_nothing()
    {
        CiLog log = CiLog.Find(Context(("GITHUB_ACTIONS", "true")))!;

        Assert.Null(log.Output("image", "repo"));
        Assert.Null(log.Summary("### One\n"));
    }

    [Fact]
    public void Azure_takes_a_summary_by_the_name_of_its_file()
    {
        string line = Azure().Summary("### One\n")!;

        string file = Assert.Single(Directory.GetFiles(folder, "stagingtools-*.md"));
        Assert.Equal($"##vso[task.uploadsummary]{file}", line);
        Assert.Equal("### One\n", File.ReadAllText(file));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static StagingContext Context(params (string Name, string Value)[] variables) => new()
    {
        WorkingDirectory = Path.GetTempPath(),
        TerraformDirectory = Path.GetTempPath(),
        EnvironmentVariables = variables.ToDictionary(variable => variable.Name, variable => variable.Value),
    };

    private CiLog GitHub() => CiLog.Find(Context(
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_OUTPUT", Path.Combine(folder, "output")),
        ("GITHUB_STEP_SUMMARY", Path.Combine(folder, "summary"))))!;

    private CiLog Azure() => CiLog.Find(Context(("TF_BUILD", "True"), ("AGENT_TEMPDIRECTORY", folder)))!;
}
