using System.Text;
using StagingTools.Engine.Ci;
using StagingTools.Engine.Hosting;

namespace StagingTools.Cli.Terminals;

/// <summary>Where a command reads and writes, and what that place can do.</summary>
internal sealed class Terminal : IDisposable
{
    // Characters that are written at once where many lines are ready.
    private const int OutputBuffer = 32 * 1024;

    /// <summary>Answers to questions.</summary>
    public required TextReader Input { get; init; }

    /// <summary>Results, and nothing else.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Everything for people: messages, questions, progress, errors.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether somebody can be asked.</summary>
    public bool CanAsk { get; init; }

    /// <summary>Whether a line can be written over; never in CI or in a file.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Whether the results go to a terminal where they can be written over; never in CI or in a file.</summary>
    public bool RedrawsOutput { get; init; }

    /// <summary>Whether it shows more than ASCII.</summary>
    public bool IsUnicode { get; init; }

    /// <summary>Whether results may be coloured: somebody looks at them, and has not said that colours are unwanted.</summary>
    public bool ShowsColors { get; init; }

    /// <summary>The build server that reads what is written; <see langword="null"/> for none.</summary>
    public CiLog? Ci { get; init; }

    /// <summary>Characters in a line.</summary>
    public int Width { get; init; } = 120;

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess()
    {
        bool movesCursor = Environment.GetEnvironmentVariable("TERM") is not "dumb"
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));
        bool attended = !Console.IsErrorRedirected && movesCursor;
        UTF8Encoding encoding = new(encoderShouldEmitUTF8Identifier: false);
        return new Terminal
        {
            Input = Console.In,
            Output = new StreamWriter(new StandardOutput(), encoding, OutputBuffer) { AutoFlush = true },
            Error = new StreamWriter(Console.OpenStandardError(), encoding) { AutoFlush = true },
            CanAsk = !Console.IsInputRedirected && !Console.IsErrorRedirected,
            ShowsProgress = attended,
            RedrawsOutput = !Console.IsOutputRedirected && movesCursor,
            IsUnicode = TerminalCharset.IsUtf8(
                OperatingSystem.IsWindows(), Console.OutputEncoding.CodePage, Environment.GetEnvironmentVariable),
            // https://no-color.org
            ShowsColors = !Console.IsOutputRedirected
                && Environment.GetEnvironmentVariable("TERM") is not "dumb"
                && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
            Ci = CiLog.OfProcess(),
            Width = attended ? ErrorWidth() : 120,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Output.Dispose();
        Error.Dispose();
    }

    // A pseudo terminal without a size reports 0.
    private static int ErrorWidth()
    {
        try
        {
            return Console.WindowWidth > 20 ? Console.WindowWidth : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
