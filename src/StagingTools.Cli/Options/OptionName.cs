using System.Text;

namespace StagingTools.Cli.Options;

/// <summary>How a property's name reads on a command line.</summary>
internal static class OptionName
{
    /// <summary>The option of a property: <c>--image-tag</c> for <c>ImageTag</c>.</summary>
    /// <param name="property">The property's name.</param>
    public static string Of(string property)
    {
        StringBuilder name = new("--");
        foreach (char letter in property)
        {
            if (char.IsAsciiLetterUpper(letter) && name.Length > 2)
                name.Append('-');
            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
