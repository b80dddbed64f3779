namespace StagingTools.Sandbox.Logs.Patterns;

/// <summary>Words and phrases, each as it stands anywhere in the message: <c>ERROR -"not found"</c>, <c>?ERROR ?WARN</c>.</summary>
/// <param name="all">Those that must be there, in UTF-8.</param>
/// <param name="none">Those that must not.</param>
/// <param name="any">Those of which one must be there; empty where that is not asked.</param>
internal sealed class TermPattern(byte[][] all, byte[][] none, byte[][] any) : FilterPattern
{
    /// <inheritdoc/>
    public override bool Matches(ReadOnlyMemory<byte> message)
    {
        ReadOnlySpan<byte> text = message.Span;
        foreach (byte[] term in all)
        {
            if (text.IndexOf(term) < 0) return false;
        }

        foreach (byte[] term in none)
        {
            if (text.IndexOf(term) >= 0) return false;
        }

        foreach (byte[] term in any)
        {
            if (text.IndexOf(term) >= 0) return true;
        }

        return any.Length == 0;
    }
}
