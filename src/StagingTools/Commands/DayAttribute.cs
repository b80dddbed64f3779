using System.Management.Automation;

namespace StagingTools.Commands;

/// <summary>Takes a moment for its day, so that <c>-Since (Get-Date).AddDays(-7)</c> means what it says.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DayAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            DateTime moment => DateOnly.FromDateTime(moment),
            DateTimeOffset moment => DateOnly.FromDateTime(moment.DateTime),
            _ => inputData,
        };
}
