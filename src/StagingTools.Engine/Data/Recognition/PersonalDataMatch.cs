namespace StagingTools.Engine.Data.Recognition;

/// <summary>Where something was found. Holds no part of the text.</summary>
/// <param name="Kind">What was found; one kind.</param>
/// <param name="Start">Its first byte in the text.</param>
/// <param name="Length">Its bytes.</param>
internal readonly record struct PersonalDataMatch(PersonalDataKinds Kind, int Start, int Length)
{
    /// <summary>The byte after its last one, where the search for the next one goes on.</summary>
    public int End => Start + Length;
}
