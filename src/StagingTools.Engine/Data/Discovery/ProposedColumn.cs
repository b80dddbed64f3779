using StagingTools.Engine.Data.Catalog;

namespace StagingTools.Engine.Data.Discovery;

/// <summary>A column with what is proposed for it.</summary>
/// <param name="table">The table.</param>
/// <param name="column">The column.</param>
/// <param name="proposal">The proposal.</param>
internal sealed class ProposedColumn(CatalogTable table, CatalogColumn column, RuleProposal proposal)
{
    private int choice;
    private string? refusal;

    /// <summary>The table.</summary>
    public CatalogTable Table { get; } = table;

    /// <summary>The column.</summary>
    public CatalogColumn Column { get; } = column;

    /// <summary>The column that it refers to, whose rule it shares; <see langword="null"/> for none.</summary>
    public ProposedColumn? Leader { get; set; }

    /// <summary>The rule; <see langword="null"/> when it is left to people.</summary>
    public RuleText? Rule => Leader is not null ? Leader.Rule
        : choice < proposal.Candidates.Count ? proposal.Candidates[choice]
        : null;

    /// <summary>Why, in words and counts.</summary>
    public string Reason => Leader is not null ? $"refers to {Leader.Table}.{Leader.Column.Name}"
        : Rule is null && refusal is not null ? $"{proposal.Reason}; no mask fits: {refusal}"
        : proposal.Reason;

    /// <summary>How sure it is.</summary>
    public RuleConfidence Confidence => Rule is null ? RuleConfidence.Low
        : Leader is not null ? Leader.Confidence
        : proposal.Confidence;

    /// <summary>Gives way to the next candidate, for both ends of a reference.</summary>
    /// <param name="why">What refused this one.</param>
    public void GiveWay(string why)
    {
        if (Leader is not null)
        {
            Leader.GiveWay(why);
            return;
        }

        refusal ??= why;
        choice++;
    }
}
