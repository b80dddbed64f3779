using StagingTools.Cli.Terminals;
using StagingTools.Engine.Ci;

namespace StagingTools.Engine.Tests.Faces;

/// <summary>A terminal in memory.</summary>
internal sealed record FakeTerminal(Terminal Terminal, StringWriter OutputWriter, StringWriter ErrorWriter)
{
    public string Output => OutputWriter.ToString().Replace(System.Environment.NewLine, "\n", StringComparison.Ordinal);

    public string Error => ErrorWriter.ToString().Replace(System.Environment.NewLine, "\n", StringComparison.Ordinal);

    /// <summary>Makes a terminal.</summary>
    /// <param name="answers">What somebody types; null when nobody is there.</param>
    /// <param name="showsProgress">Whether lines can be written over.</param>
    /// <param name="ci">The build server that reads along.</param>
    public static FakeTerminal Create(string? answers = null, bool showsProgress = false, CiLog? ci = null)
    {
        StringWriter output = new();
        StringWriter error = new();
        Terminal terminal = new()
        {
            Input = new StringReader(answers ?? ""),
            Output = output,
            Error = error,
            CanAsk = answers is not null,
            ShowsProgress = showsProgress,
            Ci = ci,
            Width = 60,
        };
        return new FakeTerminal(terminal, output, error);
    }
}
