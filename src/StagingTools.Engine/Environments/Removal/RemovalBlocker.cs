namespace StagingTools.Engine.Environments.Removal;

/// <summary>Something of somebody else's that holds on to what a removal would destroy.</summary>
/// <param name="Resource">What it is and whose, such as <c>network interface eni-0abc (Lambda function report)</c>.</param>
/// <param name="Reason">How it holds on, such as <c>is in the security group app-staging-sg (sg-0def)</c>.</param>
internal sealed record RemovalBlocker(string Resource, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Resource} {Reason}";
}
