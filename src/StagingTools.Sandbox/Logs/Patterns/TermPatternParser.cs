using System.Text;

namespace StagingTools.Sandbox.Logs.Patterns;

/// <summary>Reads patterns of words and phrases.</summary>
internal static class TermPatternParser
{
    /// <summary>Reads a pattern.</summary>
    /// <exception cref="Gateway.AwsException">It is none.</exception>
    public static TermPattern Parse(string pattern)
    {
        var scanner = new PatternScanner(pattern, 0);
        List<byte[]> all = [];
        List<byte[]> none = [];
        List<byte[]> any = [];
        bool everything = false;
        for (scanner.SkipSpace(); !scanner.AtEnd; scanner.SkipSpace())
        {
            List<byte[]> terms = scanner.Take("?") ? any : scanner.Take("-") ? none : all;
            if (terms == none) scanner.SkipSpace();
            string term = ReadTerm(scanner);
            // " " is the documented way to ask for everything.
            if (!string.IsNullOrWhiteSpace(term)) terms.Add(Encoding.UTF8.GetBytes(term));
            else if (terms == all) everything = true;
            else throw PatternError.Character($"\"{term}\"");
        }

        // Optional terms have no effect beside terms of the other kinds: documented, and often a surprise.
        bool mixed = everything || all.Count + none.Count > 0;
        return new TermPattern([.. all], [.. none], mixed ? [] : [.. any]);
    }

    private static string ReadTerm(PatternScanner scanner)
    {
        if (scanner.Current != '"')
        {
            string word = scanner.ReadWhile(one => char.IsLetterOrDigit(one) || one == '_');
            return word.Length > 0 && (scanner.AtEnd || char.IsWhiteSpace(scanner.Current)) ? word : throw scanner.Unexpected();
        }

        string phrase = scanner.ReadQuoted();
        return phrase.Length > 0 ? phrase : throw PatternError.Character("\"\"");
    }
}
