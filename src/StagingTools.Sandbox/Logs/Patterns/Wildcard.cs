namespace StagingTools.Sandbox.Logs.Patterns;

/// <summary>
/// A text in which an asterisk at the beginning or at the end stands for anything. One in the middle stands for itself: <c>Ev*ent</c>
/// is no other text than that.
/// </summary>
internal sealed class Wildcard
{
    private readonly bool _anyBefore;
    private readonly bool _anyAfter;
    private readonly string _text;

    /// <summary>Reads it.</summary>
    public Wildcard(string text)
    {
        _anyBefore = text.StartsWith('*');
        if (_anyBefore) text = text[1..];
        _anyAfter = text.EndsWith('*') || (_anyBefore && text.Length == 0);
        if (text.EndsWith('*')) text = text[..^1];
        _text = text;
    }

    /// <summary>Whether a value fits.</summary>
    public bool IsMatch(ReadOnlySpan<char> value) => (_anyBefore, _anyAfter) switch
    {
        (true, true) => value.Contains(_text, StringComparison.Ordinal),
        (true, false) => value.EndsWith(_text, StringComparison.Ordinal),
        (false, true) => value.StartsWith(_text, StringComparison.Ordinal),
        _ => value.SequenceEqual(_text),
    };
}
