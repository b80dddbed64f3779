using System.Net;
using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2;

/// <summary>
/// An error that Elastic Load Balancing answered, with its code, message, request id and HTTP status;
/// the known codes arrive as the subclasses in <c>Amazon.ElasticLoadBalancingV2.Model</c>.
/// </summary>
public class AmazonElasticLoadBalancingV2Exception(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonServiceException(message, innerException, errorType, errorCode, requestId, statusCode);
