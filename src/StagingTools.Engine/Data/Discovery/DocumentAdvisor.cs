using StagingTools.Engine.Data.Rules;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>Proposes what to do with documents, path by path. What no path names is cleared.</summary>
/// <param name="texts">Proposes for texts.</param>
internal sealed class DocumentAdvisor(TextAdvisor texts)
{
    private const int MostPaths = 80;

    // A member of few documents may be named by data.
    private const int FewestOfMany = 2;
    private const int Many = 20;

    private readonly List<(string Path, RuleText Rule, string Reason)> paths = [];
    private int cleared;
    private bool openKeys;

    /// <summary>Proposes.</summary>
    /// <param name="documents">What the samples hold.</param>
    /// <param name="unreadable">How many samples could not be read.</param>
    public RuleProposal Propose(DocumentEvidence documents, int unreadable)
    {
        RuleText whole = RuleText.Of("jsonb");
        if (documents.Seen == 0)
            return new RuleProposal([whole], "no samples; the document is replaced", RuleConfidence.Low);

        Walk(documents, "$", "", documents.Seen);
        string samples = documents.Seen == 1 ? "1 sample" : $"{documents.Seen} samples";
        if (unreadable > 0 || paths.Count > MostPaths || paths.Count == 0)
            return new RuleProposal(
                [whole],
                paths.Count > MostPaths ? $"{samples} of very different form; the document is replaced"
                    : unreadable > 0 ? $"{samples}, and {unreadable} that could not be read; the document is replaced"
                    : $"{samples}; nothing in it is known to be harmless; the document is replaced",
                RuleConfidence.Low);

        string others = openKeys ? "drop" : "clear";
        string notes = cleared > 0 ? $"; {cleared} more places are {(openKeys ? "dropped" : "cleared")}" : "";
        return new RuleProposal(
            [Paths(others), whole],
            $"{samples}{notes}{(openKeys ? "; some keys are data and go" : "")}",
            RuleConfidence.Medium);
    }

    private void Walk(DocumentEvidence place, string path, string name, int parents)
    {
        openKeys |= place.HasOpenKeys;
        bool isLeaf = place.Members.Count == 0 && place.Elements is null && !place.HasOpenKeys;
        if (place.HasScalars && (!isLeaf || !AddLeaf(place, path, name)))
            cleared++;
        foreach ((string member, DocumentEvidence below) in place.Members)
        {
            if (below.Seen < FewestOfMany && parents >= Many)
                openKeys = true;
            else
                Walk(below, path + Step(member), member, place.Seen);
        }

        if (place.Elements is { } elements)
            Walk(elements, path + "[*]", name, place.Seen);
    }

    private bool AddLeaf(DocumentEvidence place, string path, string name)
    {
        ColumnMeaning meaning = ColumnNames.Read(name);
        if (place.Texts.Values > 0)
        {
            RuleProposal proposal = meaning == ColumnMeaning.Birth
                ? new RuleProposal([RuleText.Of("date_shift")], "named like a date of birth", RuleConfidence.Medium)
                : texts.Propose(name, place.Texts);
            // A place that is left out is cleared; a template here could not be tried against keys.
            RuleText? rule = proposal.Candidates.FirstOrDefault(candidate => candidate.Mask != "null");
            if (rule is null)
                return false;
            paths.Add((path, rule, proposal.Reason));
            return true;
        }

        if (place.Numbers > 0)
        {
            RuleText rule = meaning switch
            {
                ColumnMeaning.Phone or ColumnMeaning.NationalId or ColumnMeaning.BankAccount or ColumnMeaning.Card or ColumnMeaning.Secret
                    => new RuleText("number", "{ mask: number, min: 1000000000, max: 9999999999 }"),
                ColumnMeaning.Income => new RuleText("number", "{ mask: number, min: 1000, max: 99999 }"),
                ColumnMeaning.Birth => new RuleText("number", "{ mask: number, min: 18, max: 90 }"),
                ColumnMeaning.Latitude => new RuleText("number", "{ mask: number, min: -90, max: 90 }"),
                ColumnMeaning.Longitude => new RuleText("number", "{ mask: number, min: -180, max: 180 }"),
                _ => RuleText.Of("keep"),
            };
            paths.Add((path, rule, rule.Mask == "keep" ? "number" : $"named like {ColumnNames.Describe(meaning)}"));
            return true;
        }

        if (meaning == ColumnMeaning.Sensitive)
            return false;
        paths.Add((path, RuleText.Of("keep"), "true or false"));
        return true;
    }

    private RuleText Paths(string others)
    {
        string flow = string.Join(", ", paths.Select(path => $"{YamlText.Quoted(path.Path)}: {path.Rule.Flow}"));
        List<string> block = ["mask: jsonb"];
        if (others != "clear")
            block.Add($"others: {others}");
        block.Add("paths:");
        block.AddRange(paths.Select(path => $"  {YamlText.Quoted(path.Path)}: {path.Rule.Flow}  # {YamlText.Comment(path.Reason)}"));
        return new RuleText("jsonb", $"{{ mask: jsonb,{(others == "clear" ? "" : $" others: {others},")} paths: {{ {flow} }} }}") { Block = block };
    }

    private static string Step(string name) =>
        JsonPath.TryParse($"$.{name}", out JsonPath? path, out _) && path!.Steps is [{ Name: { } parsed }] && parsed == name
            ? $".{name}"
            : $"['{name}']";
}
