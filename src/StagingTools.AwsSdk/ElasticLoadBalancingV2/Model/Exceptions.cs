using System.Net;
using Amazon.Protocols;
using Amazon.Runtime;

namespace Amazon.ElasticLoadBalancingV2.Model;

[ErrorCode("LoadBalancerNotFound")]
public class LoadBalancerNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElasticLoadBalancingV2Exception(message, innerException, errorType, errorCode, requestId, statusCode);

[ErrorCode("TargetGroupNotFound")]
public class TargetGroupNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonElasticLoadBalancingV2Exception(message, innerException, errorType, errorCode, requestId, statusCode);
