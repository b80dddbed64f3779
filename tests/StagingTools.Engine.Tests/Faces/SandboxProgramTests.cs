using StagingTools.Cli;
using StagingTools.Cli.Json;
using StagingTools.Cli.Sandboxes;
using StagingTools.Engine.Errors;
using StagingTools.Sandboxes;

namespace StagingTools.Engine.Tests.Faces;

public sealed class SandboxProgramTests
{
    [Fact]
    public void The_cmdlets_understand_the_command_lines_errors()
    {
        StagingException error = new("SandboxNotRunning", StagingErrorCategory.NotFound, "No sandbox runs in '/tmp/a b'.")
        {
            TargetInput = "/tmp/a b",
            RecommendedAction = "Start one → first.",
        };
        FakeTerminal terminal = FakeTerminal.Create();

        ErrorReport.Write(error, OutputFormat.Json, terminal.Terminal);
        StagingException? read = ProgramError.Parse(terminal.Error.Trim());

        Assert.NotNull(read);
        Assert.Equal(
            (error.ErrorId, error.Category, error.Message, error.TargetInput, error.RecommendedAction),
            (read.ErrorId, read.Category, read.Message, read.TargetInput, read.RecommendedAction));
    }

    [Theory]
    [InlineData("The sandbox answers at http://127.0.0.1:5000")]
    [InlineData("{\"error\":")]
    [InlineData("{\"error\":{}}")]
    [InlineData("{\"error\":{\"id\":\"A\",\"category\":\"Nonsense\",\"message\":\"m\"}}")]
    public void Other_lines_are_no_errors(string line) => Assert.Null(ProgramError.Parse(line));

    [Fact]
    public void Values_survive_the_shells()
    {
        Assert.Equal("export A='it'\\''s $HOME'", ShellQuoting.Posix("A", "it's $HOME"));
        Assert.Equal("$env:A = 'it''s $HOME'", ShellQuoting.Pwsh("A", "it's $HOME"));
    }
}
