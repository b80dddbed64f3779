using System.Globalization;
using System.Management.Automation;

namespace StagingTools.Commands;

/// <summary>
/// Takes a date for the moment that it is, whatever its zone, so that <c>-PointInTime (Get-Date).AddHours(-1)</c> means what it
/// says.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class MomentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            // A date that does not say its zone, such as one cast from a text, is taken for UTC, as a text is.
            DateTime { Kind: DateTimeKind.Unspecified } moment =>
                DateTime.SpecifyKind(moment, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture),
            DateTime moment => moment.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
            DateTimeOffset moment => moment.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
            _ => inputData,
        };
}
