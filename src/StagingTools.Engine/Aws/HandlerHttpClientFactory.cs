using Amazon.Runtime;

namespace StagingTools.Engine.Aws;

/// <summary>Gives the SDK a transport that the context chose.</summary>
internal sealed class HandlerHttpClientFactory(Func<HttpMessageHandler> handlers) : HttpClientFactory
{
    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(handlers(), disposeHandler: false);

    /// <inheritdoc/>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;
}
