namespace StagingTools.Sandbox.Gateway;

/// <summary>Answers those operations of one service that the emulator lacks or fakes.</summary>
internal interface IServiceOverlay : IAsyncDisposable
{
    /// <summary>Signing name of the service.</summary>
    string Service { get; }

    /// <summary>Answers a request, or returns null to leave it to the emulator.</summary>
    /// <exception cref="AwsException">The operation fails; the caller sees it in the service's protocol.</exception>
    Task<AwsResponse?> HandleAsync(AwsRequest request, CancellationToken cancellationToken);
}
