using System.Text;

namespace StagingTools.Engine.Data.Recognition;

/// <summary>The form of a service's tokens: a prefix with an underscore or hyphen, and characters of base64url after it.</summary>
internal sealed class TokenForm
{
    /// <summary>Makes the form.</summary>
    /// <param name="prefix">The prefix.</param>
    /// <param name="fewest">The fewest characters after it.</param>
    public TokenForm(string prefix, int fewest)
    {
        Prefix = Encoding.ASCII.GetBytes(prefix);
        Anchor = prefix.IndexOfAny(['_', '-']);
        BeforeAnchor = Prefix[Anchor - 1];
        Fewest = fewest;
    }

    /// <summary>The prefix.</summary>
    public byte[] Prefix { get; }

    /// <summary>The place of the first underscore or hyphen in the prefix.</summary>
    public int Anchor { get; }

    /// <summary>The byte before that place.</summary>
    public byte BeforeAnchor { get; }

    /// <summary>The fewest characters after it.</summary>
    public int Fewest { get; }
}
