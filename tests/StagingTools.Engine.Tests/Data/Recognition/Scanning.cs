using StagingTools.Engine.Data.Recognition;

namespace StagingTools.Engine.Tests.Data.Recognition;

/// <summary>The scanner, called again until nothing is left.</summary>
internal static class Scanning
{
    public static IEnumerable<PersonalDataMatch> All(byte[] text, PersonalDataKinds wanted)
    {
        int from = 0;
        while (PersonalDataScanner.TryFind(text, wanted, out PersonalDataMatch match, from))
        {
            Assert.True(match.Start >= from && match.Length > 0 && match.End <= text.Length);
            Assert.True((match.Kind & wanted) == match.Kind);
            yield return match;
            from = match.End;
        }
    }
}
