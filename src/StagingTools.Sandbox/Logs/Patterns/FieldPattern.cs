using System.Globalization;
using System.Text;

namespace StagingTools.Sandbox.Logs.Patterns;

/// <summary>
/// Conditions on the fields of messages that are parted by spaces: <c>[ip, user, ..., status = 4*, bytes &gt; 1000]</c>. Where the message
/// has more fields than the pattern, the last one is all the rest: <c>[level = ERROR, rest]</c>.
/// </summary>
internal sealed class FieldPattern : FilterPattern
{
    private readonly IReadOnlyList<PatternField> _fields;
    private readonly int _ellipsis;

    /// <summary>Makes the pattern.</summary>
    /// <param name="fields">Its fields, of which one at most is an ellipsis.</param>
    /// <param name="expressions">Regular expressions in it.</param>
    public FieldPattern(IReadOnlyList<PatternField> fields, int expressions)
    {
        _fields = fields;
        _ellipsis = fields.TakeWhile(field => !field.IsEllipsis).Count();
        Expressions = expressions;
    }

    /// <inheritdoc/>
    public override int Expressions { get; }

    /// <inheritdoc/>
    public override bool Matches(ReadOnlyMemory<byte> message)
    {
        string text = Encoding.UTF8.GetString(message.Span);
        List<MessageField> fields = MessageField.Split(text);
        if (fields.Count < Needed) return false;
        for (int i = 0; i < _fields.Count; i++)
        {
            if (_fields[i].Condition is { } condition && !condition(TextOf(i, fields, text))) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Extract(ReadOnlyMemory<byte> message)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        string text = Encoding.UTF8.GetString(message.Span);
        List<MessageField> fields = MessageField.Split(text);
        if (fields.Count < Needed) return values;
        for (int i = 0; i < _fields.Count; i++)
        {
            if (_fields[i].IsEllipsis)
            {
                for (int at = _ellipsis; at < fields.Count - After; at++) values[Numbered(at)] = fields[at].Text;
                continue;
            }

            values[_fields[i].Name is { } name ? $"${name}" : Numbered(Place(i, fields.Count))] = TextOf(i, fields, text);
        }

        return values;
    }

    /// <inheritdoc/>
    public override Func<ReadOnlyMemory<byte>, string?>? ReaderOf(string reference) =>
        reference.StartsWith('$') && (IsNamed(reference[1..]) || int.TryParse(reference.AsSpan(1), NumberStyles.None, null, out _))
            ? message => Extract(message).GetValueOrDefault(reference)
            : null;

    private int After => _ellipsis < _fields.Count ? _fields.Count - 1 - _ellipsis : 0;

    private int Needed => _ellipsis < _fields.Count ? _fields.Count - 1 : _fields.Count;

    private static string Numbered(int place) => string.Create(CultureInfo.InvariantCulture, $"${place + 1}");

    private bool IsNamed(string name) => _fields.Any(field => field.Name == name);

    private int Place(int field, int count) => field < _ellipsis ? field : count - (_fields.Count - field);

    private string TextOf(int field, List<MessageField> fields, string message)
    {
        int place = Place(field, fields.Count);
        bool isRest = _ellipsis == _fields.Count && field == _fields.Count - 1 && fields.Count > _fields.Count;
        return isRest ? message[fields[place].Outside..].TrimEnd() : fields[place].Text;
    }
}
