namespace StagingTools.Engine.Data.Masks;

/// <summary>An object or array that a mask is within.</summary>
/// <param name="node">The paths that lead on from it.</param>
/// <param name="action">What happens to what no path names.</param>
/// <param name="start">The position behind its opening bracket.</param>
internal struct JsonFrame(JsonNode? node, JsonAction action, int start)
{
    private int end = start;

    /// <summary>The paths that lead on.</summary>
    public JsonNode? Node { get; } = node;

    /// <summary>What happens to what no path names.</summary>
    public JsonAction Action { get; } = action;

    /// <summary>Whether a value has stayed.</summary>
    public bool HasKept { get; private set; }

    /// <summary>Where a stretch of dropped values begins; -1 when none is open.</summary>
    public int Cut { get; set; } = -1;

    /// <summary>Notes a value that stays.</summary>
    /// <param name="position">The position behind it.</param>
    public void Kept(int position)
    {
        HasKept = true;
        end = position;
    }

    /// <summary>Notes a value that goes.</summary>
    public void Drop() => Cut = Cut < 0 ? end : Cut;
}
