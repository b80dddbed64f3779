using System.Globalization;

namespace StagingTools.Sandbox;

/// <summary>The sandbox's own log: one line an event, never a secret.</summary>
internal sealed class SandboxLog(TextWriter writer, TimeProvider time)
{
    private readonly Lock _gate = new();

    /// <summary>Writes a line with the time in front.</summary>
    public void Write(string message)
    {
        lock (_gate)
        {
            writer.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {message}"));
            writer.Flush();
        }
    }
}
